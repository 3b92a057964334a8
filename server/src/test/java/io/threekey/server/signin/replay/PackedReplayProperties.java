package io.threekey.server.signin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactGroup;
import io.threekey.server.people.WardId;
import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.timing.Provenance;
import io.threekey.server.timing.UsualTimes.Usual;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Packed, unpacked, grouped and summed up, against ruling on every single sign-in and counting with sets. */
class PackedReplayProperties {

    @Property(tries = 300)
    void aPackIsWhatWasPacked(@ForAll("recorded") List<RecordedSignIn> recorded) {
        var read = new ArrayList<RecordedSignIn>();
        packed(recorded).forEachSignIn(read::add);

        assertThat(read).isEqualTo(recorded);
    }

    @Property(tries = 300)
    void aReplayOfPacksIsWhatComesOfRulingOnEach(
            @ForAll("recorded") List<RecordedSignIn> recorded,
            @ForAll("policies") PoliciesObeyed now,
            @ForAll("policies") PoliciesObeyed then,
            @ForAll("pasts") NavigableMap<Instant, PoliciesObeyed> past,
            @ForAll boolean byRisk) {
        var counting = counting(byRisk, now, then);
        var impact = replayed(recorded, now, then, past, counting);
        var truth = new ReplayTruth(recorded, now, then, past, counting);

        assertThat(impact.figures().ruledOtherwise()).contains(truth.ruledOtherwise());
        assertThat(impact.figures().replayed()).isEqualTo(truth.tried.size());
        assertThat(impact.figures().notReplayed()).isEqualTo(truth.unknown);
        assertThat(impact.mostHinderedPercent()).isEqualTo(truth.mostHinderedPercent());
        var everybody = impact.figures().everybody();
        assertThat(everybody.map(ImpactGroup::people).orElse(0)).isEqualTo(truth.shown(truth.people()));
        everybody.ifPresent(all -> {
            assertThat(all.hindered()).isEqualTo(truth.hindered().size());
            assertThat(measures(all)).containsAllEntriesOf(truth.measures());
            assertThat(impact.figures().examples())
                    .allSatisfy(example ->
                            assertThat(truth.hinderedIn(example.entry())).isTrue());
            impact.figures()
                    .cuts()
                    .forEach(cut -> assertThat(cut.groups())
                            .allSatisfy(group -> assertThat(group.people()).isGreaterThanOrEqualTo(SomePast.LEAST)));
        });
    }

    private static Impact replayed(
            List<RecordedSignIn> recorded,
            PoliciesObeyed now,
            PoliciesObeyed then,
            NavigableMap<Instant, PoliciesObeyed> past,
            Verdict.Counting counting) {
        var people = new HashMap<PersonId, AtWork>();
        for (var number = 0; number < SomePast.PEOPLE; number++) {
            people.put(
                    SomePast.person(number),
                    new AtWork(SomePast.ward(number), new WardId("ward-" + number % 3), "Nurse"));
        }
        var compared = new RulingsCompared(
                new PoliciesTried(work -> now, work -> then, counting, situation -> true, situation -> true),
                new RuledAgain(work -> past),
                new RulingsCompared.House(
                        people,
                        new KeysNamed(model -> Optional.of("Blue")),
                        new Usual(Provenance.REAL, Map.of(new WardId("ward-1"), Duration.ofMillis(4200)))),
                SomePast.PERIOD);
        var half = recorded.size() / 2;
        compared.take(packed(recorded.subList(0, half)));
        compared.take(packed(recorded.subList(half, recorded.size())));
        return compared.impact(SomePast.LEAST);
    }

    private static SignInColumns packed(List<RecordedSignIn> recorded) {
        var columns = new SignInColumns.Builder();
        recorded.forEach(columns::add);
        return SignInColumns.unpacked(columns.build().packed(), new SignInColumns.Known());
    }

    private static Map<String, List<Long>> measures(ImpactGroup group) {
        return group.figures().stream()
                .collect(Collectors.toMap(ImpactFigure::name, figure -> List.of(figure.before(), figure.after())));
    }

    private static Verdict.Counting counting(boolean byRisk, PoliciesObeyed now, PoliciesObeyed then) {
        return byRisk ? CountedOfRulings.ofRisk(thresholdsOf(now), thresholdsOf(then)) : CountedOfRulings::ofKeys;
    }

    private static RiskThresholds thresholdsOf(PoliciesObeyed policies) {
        return policies.risk().orElseThrow().thresholds();
    }

    @Provide
    Arbitrary<List<RecordedSignIn>> recorded() {
        return SomePast.recorded();
    }

    @Provide
    Arbitrary<NavigableMap<Instant, PoliciesObeyed>> pasts() {
        return SomePast.pasts();
    }

    @Provide
    Arbitrary<PoliciesObeyed> policies() {
        return SomePast.policies();
    }
}
