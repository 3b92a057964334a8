package io.threekey.server.signin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RecentHistory;
import io.threekey.server.governance.ImpactExample;
import io.threekey.server.governance.ImpactFigures;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.people.WardId;
import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.timing.Provenance;
import io.threekey.server.timing.UsualTimes.Usual;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** People of one ward, and what they were in when they came in. */
class ManySituationsTests {

    private static final int BEYOND_ANY_NUMBER = 1 << 24;
    private static final RecentHistory KEY_UNSEEN =
            new RecentHistory(false, true, Optional.of(0), 0, Optional.empty(), false, 0, false);
    private static final ReplayedPeriod EIGHT_DAYS =
            new ReplayedPeriod(SomePast.START.plus(Duration.ofHours(1)), SomePast.START.plus(Duration.ofDays(8)));

    private final List<RecordedSignIn> recorded = new ArrayList<>();

    @Test
    void areCountedHoweverHighTheirNumbersAre() {
        var numbers = new Numbers(0);
        numbers.add(
                BEYOND_ANY_NUMBER,
                2 * BEYOND_ANY_NUMBER,
                Duration.ofDays(10_000).toMillis());

        var read = new ArrayList<Long>();
        numbers.forEach((person, situation, at) -> read.addAll(List.of((long) person, (long) situation, at)));
        assertThat(read)
                .containsExactly(
                        (long) BEYOND_ANY_NUMBER,
                        2L * BEYOND_ANY_NUMBER,
                        Duration.ofDays(10_000).toMillis());
    }

    /** A proposal is foreseen by what can be kept in mind, and says by which days. */
    @Test
    void thatAreTooManyAreThoseOfTheNewerHalfOfThePeriod() {
        for (var day = 0; day < 8; day++) {
            comesIn(0, day, daysAway(day));
        }

        assertThat(foreseen(8).period()).isEqualTo(EIGHT_DAYS);
        assertThat(foreseen(8).replayed()).isEqualTo(8);
        var half = foreseen(7);
        assertThat(half.period()).isEqualTo(EIGHT_DAYS.newerHalf());
        assertThat(half.replayed()).isEqualTo(4);
    }

    @Test
    void ofTheLastHourAreCountedAllTheSame() {
        comesIn(0, 0, daysAway(0));
        for (var situation : List.of(daysAway(1), daysAway(2))) {
            recorded.add(new RecordedSignIn(
                    SomePast.person(0),
                    EIGHT_DAYS.until().minus(Duration.ofMinutes(20)),
                    OptionalLong.of(recorded.size()),
                    situation));
        }

        var last = foreseen(1);
        assertThat(last.period().length()).isLessThanOrEqualTo(Duration.ofHours(1));
        assertThat(last.period().until()).isEqualTo(EIGHT_DAYS.until());
        assertThat(last.replayed()).isEqualTo(2);
    }

    /** The first one in the situation has no other key and is let in; the five who have one would be asked for it. */
    @Test
    void haveAnExampleOfSomebodyWhoWouldBeHindered() {
        comesIn(0, 1, situation(SomePast.COPIED, KEY_UNSEEN));
        for (var nurse = 1; nurse <= 5; nurse++) {
            comesIn(nurse, 2, situation(SomePast.CARRIED, RecentHistory.UNEVENTFUL));
            comesIn(nurse, 3, situation(SomePast.COPIED, KEY_UNSEEN));
        }

        var figures = foreseen(10);
        assertThat(figures.everybody().orElseThrow().hindered()).isEqualTo(5);
        assertThat(figures.examples()).extracting(ImpactExample::entry).containsExactly(2L);
    }

    private static Situation daysAway(int day) {
        return situation(
                SomePast.CARRIED,
                new RecentHistory(false, false, Optional.of(20 + day), 0, Optional.empty(), false, 0, false));
    }

    private static Situation situation(KeyTraits key, RecentHistory recently) {
        return new Situation(
                UseCase.SHARED_WORKSTATION,
                CareSetting.WARD,
                Optional.of(Scope.site("north")),
                Optional.of(key),
                Optional.of(recently),
                new Situation.Became.LetIn(SomePast.LIMIT));
    }

    private void comesIn(int nurse, int day, Situation situation) {
        recorded.add(new RecordedSignIn(
                SomePast.person(nurse),
                SomePast.START.plus(Duration.ofDays(day)).plus(Duration.ofHours(2)),
                OptionalLong.of(recorded.size()),
                situation));
    }

    private ImpactFigures foreseen(int most) {
        var columns = new SignInColumns.Builder();
        recorded.forEach(columns::add);
        var people = new HashMap<PersonId, AtWork>();
        for (var nurse = 0; nurse <= 5; nurse++) {
            people.put(SomePast.person(nurse), new AtWork(SomePast.WARDS.getFirst(), new WardId("ward"), "Nurse"));
        }
        var tried = new PoliciesTried(
                work -> policies(1),
                work -> policies(45),
                (facts, now, then) -> List.of(),
                situation -> true,
                situation -> true);
        var again = new RuledAgain(work -> new TreeMap<>());
        var house = new RulingsCompared.House(
                people, new KeysNamed(model -> Optional.empty()), new Usual(Provenance.REAL, Map.of()));
        return RulingsCompared.impact(
                        EIGHT_DAYS,
                        period -> new RulingsCompared(tried, again, house, period, most),
                        (period, reader) -> reader.accept(columns.build()),
                        5)
                .figures();
    }

    private static PoliciesObeyed policies(int points) {
        return SomePast.policies(
                SomePast.LIMIT,
                new AssuranceRequired(2, 1),
                new AuthenticatorStandard(0, List.of(), 0, 1, 1),
                points,
                2);
    }
}
