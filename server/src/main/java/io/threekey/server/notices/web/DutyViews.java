package io.threekey.server.notices.web;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import io.threekey.server.notices.AwayPeople;
import io.threekey.server.notices.DeclaredAway.Away;
import io.threekey.server.notices.DutyRota;
import io.threekey.server.notices.DutyWeek;
import io.threekey.server.notices.Recipients.Holder;
import io.threekey.server.notices.Shift;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The rota in words, as one reader sees it. */
@Component
class DutyViews {

    private static final int USUAL_HOURS = 12;

    private final DutyRota rota;
    private final AwayPeople away;
    private final Clock clock;
    private final HouseZone zone;

    DutyViews(DutyRota rota, AwayPeople away, Clock clock, HouseZone zone) {
        this.rota = rota;
        this.away = away;
        this.clock = clock;
        this.zone = zone;
    }

    DutyView of(PersonId reader, Optional<Refusal> refusal, Optional<Words> done) {
        return new DutyView(
                Arrays.stream(Function.values())
                        .filter(function -> !rota.peopleOf(function).isEmpty())
                        .map(function -> ofFunction(function, reader))
                        .toList(),
                refusal,
                done,
                entering());
    }

    private DutyView.OfFunction ofFunction(Function function, PersonId reader) {
        var people = rota.peopleOf(function);
        var week = rota.week(function).stretches();
        var awayNow = away.known();
        return new DutyView.OfFunction(
                function.name(),
                Words.of("notices.function.%s".formatted(function.code())),
                now(week.getFirst(), people, awayNow),
                people.stream().anyMatch(holder -> holder.person().equals(reader)),
                people.stream().map(DutyViews::person).toList(),
                week.stream().map(stretch -> stretch(stretch, people, awayNow)).toList(),
                rota.shifts(function).stream()
                        .map(shift -> shift(shift, people, awayNow))
                        .toList());
    }

    private static Words now(DutyWeek.Stretch now, List<Holder> people, List<Away> known) {
        if (now.isGap()) {
            return Words.of("notices.duty.nobody", people.size());
        }
        var names = names(now.people(), people);
        return now.people().stream()
                        .allMatch(
                                person -> isAway(person, now.from(), now.from().plusMillis(1), known))
                ? Words.of("notices.duty.now.away", names, people.size())
                : Words.of("notices.duty.now", names, now.until());
    }

    private static DutyView.Stretch stretch(DutyWeek.Stretch stretch, List<Holder> people, List<Away> known) {
        if (stretch.isGap()) {
            return stretch(stretch, Words.of("notices.duty.gap"), Words.of("notices.duty.badge.gap"), Tone.CAUTION);
        }
        var who = Words.of("notices.duty.who", names(stretch.people(), people));
        if (isSomebodyAway(stretch, known)) {
            var orAll = Words.of("notices.duty.who.away", names(stretch.people(), people));
            return stretch(stretch, orAll, Words.of("notices.duty.badge.away"), Tone.CAUTION);
        }
        return stretch.isOverlap()
                ? stretch(stretch, who, Words.of("notices.duty.badge.overlap"), Tone.INFO)
                : stretch(stretch, who, Words.of("notices.duty.badge.on"), Tone.GOOD);
    }

    private static boolean isSomebodyAway(DutyWeek.Stretch stretch, List<Away> known) {
        return stretch.people().stream().anyMatch(person -> isAway(person, stretch.from(), stretch.until(), known));
    }

    private static boolean isAway(PersonId person, Instant from, Instant until, List<Away> known) {
        return AwayPeople.within(known, person, from, until).isPresent();
    }

    private static DutyView.Stretch stretch(DutyWeek.Stretch stretch, Words who, Words badge, Tone tone) {
        return new DutyView.Stretch(stretch.from(), stretch.until(), who, badge, tone);
    }

    private static DutyView.Shift shift(Shift shift, List<Holder> people, List<Away> known) {
        return new DutyView.Shift(
                shift.id().value(),
                name(shift.person(), people),
                shift.from(),
                shift.until(),
                AwayPeople.within(known, shift.person(), shift.from(), shift.until())
                        .map(away -> Words.of("notices.duty.away", away.first(), away.last())),
                people.stream()
                        .filter(holder -> !holder.person().equals(shift.person()))
                        .map(DutyViews::person)
                        .toList());
    }

    private static DutyView.Person person(Holder holder) {
        return new DutyView.Person(holder.person().value(), holder.name());
    }

    private static List<String> names(List<PersonId> some, List<Holder> people) {
        return some.stream().map(person -> name(person, people)).toList();
    }

    private static String name(PersonId person, List<Holder> people) {
        return people.stream()
                .filter(holder -> holder.person().equals(person))
                .map(Holder::name)
                .findFirst()
                .orElse(person.value());
    }

    private DutyView.Entering entering() {
        var from = LocalDateTime.ofInstant(clock.instant(), zone.get())
                .truncatedTo(ChronoUnit.HOURS)
                .plusHours(1);
        return new DutyView.Entering(
                from.toString(), from.plusHours(USUAL_HOURS).toString());
    }
}
