package io.threekey.charter;

import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AtLeast;
import io.threekey.charter.Quorum.From;
import io.threekey.charter.json.Json;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hospital of the tests: a sponsor and three owners, each with a deputy; every rule as a sound charter has it. */
// made anew for every test: what is kept in static fields a mutant could spoil for the mutants after it
final class AHospital {
    static final Instant FOUNDED = Instant.parse("2026-01-05T08:00:00Z");
    static final Instant TERM_ENDS = Instant.parse("2028-01-05T08:00:00Z");
    static final String LOG = "st-anna.example/ledger";

    private AHospital() {}

    static InstallationId installation() {
        return new InstallationId("st-anna");
    }

    static PolicyKindName sessionLimits() {
        return new PolicyKindName("session-limits");
    }

    static PolicyKindName breakGlass() {
        return new PolicyKindName("break-glass");
    }

    /** Where the session limits of the whole hospital are kept. */
    static PolicyAddress limits() {
        return PolicyAddress.forAll(sessionLimits());
    }

    static PolicyAddress glass() {
        return PolicyAddress.forAll(breakGlass());
    }

    static Charter charter() {
        return charter(seats(), kinds(), rights());
    }

    static Charter charter(List<Seat> seats, Map<PolicyKindName, PolicyKindRule> kinds, List<DecisionRight> rights) {
        return new Charter(
                installation(),
                1,
                sealing(),
                new LogIdentity(LOG, LOG + "+9b9e1b0a+AQIDBA=="),
                calendar(),
                seats,
                kinds,
                rights,
                List.of(),
                List.of(),
                List.of(new FoundingPolicy(
                        PolicyAddress.forAll(sessionLimits()),
                        Json.object().put("idleMinutes", 10).build())));
    }

    static PolicyKindRule kind(String decision) {
        return PolicyKindRule.of(new DecisionKind(decision));
    }

    static WorkingCalendar calendar() {
        return new WorkingCalendar(
                ZoneId.of("Europe/Berlin"),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                9 * 60,
                List.of(LocalDate.parse("2026-01-06")));
    }

    static SealingRules sealing() {
        return new SealingRules(
                DecisionKeys.RELYING_PARTY,
                List.of(DecisionKeys.ORIGIN),
                List.of(KeyAlgorithm.ES256, KeyAlgorithm.EDDSA),
                List.of(DecisionKeys.MODEL));
    }

    static List<Seat> seats() {
        var seats = new ArrayList<Seat>();
        for (var function : Function.values()) {
            seats.add(owner(function));
            seats.add(deputy(function));
        }
        return seats;
    }

    /** The same seat with another term. */
    static Seat held(Seat seat, Instant from, Instant until) {
        return new Seat(
                seat.id(),
                seat.function(),
                seat.rank(),
                seat.deputisesFor(),
                seat.holder(),
                seat.holderName(),
                from,
                until,
                seat.keys());
    }

    static Seat owner(Function function) {
        return seat(function.code(), function, Optional.empty());
    }

    static Seat deputy(Function function) {
        return seat(function.code() + "-deputy", function, Optional.of(new SeatId(function.code())));
    }

    private static Seat seat(String id, Function function, Optional<SeatId> principal) {
        return new Seat(
                new SeatId(id),
                function,
                principal.isPresent() ? Rank.DEPUTY : Rank.OWNER,
                principal,
                new PersonId("holder-of-" + id),
                "The holder of " + id,
                FOUNDED,
                TERM_ENDS,
                List.of(DecisionKeys.key(id + " first"), DecisionKeys.key(id + " second")));
    }

    static Map<PolicyKindName, PolicyKindRule> kinds() {
        var kinds = new LinkedHashMap<PolicyKindName, PolicyKindRule>();
        kinds.put(sessionLimits(), kind("session-timing"));
        kinds.put(breakGlass(), kind("emergency-access"));
        kinds.put(PolicyAddress.CHARTER.kind(), kind("charter-change"));
        kinds.put(PolicyAddress.SEAT_SUCCESSION.kind(), kind("succession"));
        return kinds;
    }

    static List<DecisionRight> rights() {
        return List.of(
                right("session-timing", threeOwners(), ObjectionEffect.BLOCKS),
                right("emergency-access", threeOwners(), ObjectionEffect.ESCALATES),
                right("charter-change", everyone(), ObjectionEffect.BLOCKS),
                right("succession", new AtLeast(3, each()), ObjectionEffect.NOTED));
    }

    static DecisionRight right(String decision, Quorum quorum, ObjectionEffect effect) {
        return new DecisionRight(
                new DecisionKind(decision),
                Optional.empty(),
                Scope.GROUP,
                quorum,
                effect,
                List.of(),
                Clocks.of(14, 72, 0),
                "it touches all three domains");
    }

    static Quorum threeOwners() {
        return new AllOf(List.of(
                new From(Function.IAM, 1), new From(Function.CLINICAL_OPERATIONS, 1), new From(Function.SECURITY, 1)));
    }

    static Quorum everyone() {
        return new AllOf(each());
    }

    static List<Quorum> each() {
        return List.of(
                new From(Function.SPONSOR, 1),
                new From(Function.IAM, 1),
                new From(Function.CLINICAL_OPERATIONS, 1),
                new From(Function.SECURITY, 1));
    }

    static Instant days(long days) {
        return FOUNDED.plus(Duration.ofDays(days));
    }

    static Instant hours(long hours) {
        return FOUNDED.plus(Duration.ofHours(hours));
    }
}
