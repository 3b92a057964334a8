package io.threekey.demo.life;

import static io.threekey.charter.UseCase.SHARED_WORKSTATION;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Enactment;
import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Scope;
import io.threekey.charter.SeatId;
import io.threekey.charter.Staging;
import io.threekey.charter.UseCase;
import io.threekey.charter.Way;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.demo.IdleLimits;
import io.threekey.demo.Seconds;
import io.threekey.demo.SteeringGroup;
import io.threekey.demo.applications.Connecting;
import io.threekey.demo.applications.SampleApplication;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.governance.AbsenceOutcome;
import io.threekey.server.governance.Absences;
import io.threekey.server.governance.Successions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The sentences that the story is told in. Proposals have names in it, as people give them; the server knows none. */
@Component
class Decisions {

    private static final Duration TERM = Duration.ofDays(540);
    private static final PolicyAddress MONITORING =
            new PolicyAddress(new PolicyKindName("staff-monitoring"), Optional.empty(), Scope.GROUP);

    private final SteeringGroup group;
    private final Successions successions;
    private final Absences absences;
    private final NewKeys keys;
    private final Connecting connecting;
    private final HouseZone zone;
    private final Clock clock;
    private final Tally tally;
    private final Map<String, Told> told = new LinkedHashMap<>();

    Decisions(
            SteeringGroup group,
            Successions successions,
            Absences absences,
            NewKeys keys,
            Connecting connecting,
            HouseZone zone,
            Clock clock,
            Tally tally) {
        this.group = group;
        this.successions = successions;
        this.absences = absences;
        this.keys = keys;
        this.connecting = connecting;
        this.zone = zone;
        this.clock = clock;
        this.tally = tally;
    }

    private record Told(ProposalId id, JsonObject document) {}

    void propose(String name, SeatId by, UseCase useCase, CareSetting setting, int idleMinutes, String reason) {
        propose(name, by, useCase, new IdleLimits(setting, idleMinutes), reason, Enactment.REGULAR);
    }

    void propose(
            String name,
            SeatId by,
            UseCase useCase,
            CareSetting setting,
            int idleMinutes,
            Staging staging,
            String reason) {
        var inStages = new Enactment(Way.REGULAR, staging, Optional.empty(), Optional.empty());
        propose(name, by, useCase, new IdleLimits(setting, idleMinutes), reason, inStages);
    }

    /** Alone at night, and with the clinical deputy where more of a ward would feel it than one domain may decide. */
    void contain(String name, SeatId by, SeatId beside, CareSetting setting, int idleMinutes, String reason) {
        var passing = Enactment.passing(Way.CONTAINMENT, Optional.empty());
        propose(name, by, SHARED_WORKSTATION, new IdleLimits(setting, idleMinutes), reason, passing);
        if (!signedBy(by, name)) {
            sign(name, beside);
        }
        tally.count("containments");
    }

    /** What was decided in the night, for good. */
    void proposeSame(String name, String before, SeatId by, String reason) {
        keep(name, by, IdleLimits.of(SHARED_WORKSTATION), told(before).document(), reason, Enactment.REGULAR);
    }

    void goBack(String name, SeatId by, String before, String reason) {
        var passing = Enactment.passing(Way.CONTINUITY, Optional.empty());
        keep(name, by, IdleLimits.of(SHARED_WORKSTATION), told(before).document(), reason, passing);
        sign(name, by);
    }

    void limitSeconds(String name, SeatId by, UseCase useCase, Seconds seconds, String reason) {
        keep(name, by, Seconds.of(useCase), seconds.document(), reason, Enactment.REGULAR);
    }

    void proposeLargerGroups(String name, SeatId by, int smallest, String reason) {
        var fields = new LinkedHashMap<>(group.documentAt(MONITORING).fields());
        fields.put("smallestGroup", new JsonInteger(smallest));
        keep(name, by, MONITORING, new JsonObject(fields), reason, Enactment.REGULAR);
    }

    void proposeDeputy(String name, SeatId by, Function function, String person, String reason) {
        var deputy = keys.twoDecisionKeys(new PersonId(person));
        var outcome = successions.proposeDeputy(group.holderOf(by), function, deputy, endOfTerm(), reason);
        told.put(name, new Told(SteeringGroup.proposed(outcome), new JsonObject(Map.of())));
    }

    void proposeSuccession(String name, SeatId by, SeatId seat, String person, String reason) {
        var successor = keys.twoDecisionKeys(new PersonId(person));
        var outcome = successions.propose(group.holderOf(by), seat, successor, endOfTerm(), reason);
        told.put(name, new Told(SteeringGroup.proposed(outcome), new JsonObject(Map.of())));
    }

    void connect(SampleApplication application) {
        connecting.happens(application);
        tally.count("decisions");
    }

    void sign(String name, SeatId... seats) {
        for (var seat : seats) {
            signedBy(seat, name);
        }
    }

    void object(String name, SeatId seat, String reason) {
        group.objects(seat, told(name).id(), reason);
    }

    void overrule(String name, SeatId seat, String reason) {
        if (group.overrules(seat, told(name).id(), reason)) {
            tally.count("decisions");
        }
    }

    void stop(String name, SeatId seat) {
        group.stops(seat, told(name).id());
    }

    void away(SeatId seat, int inDays, int days) {
        var person = group.holderOf(seat);
        var first = LocalDate.ofInstant(clock.instant(), zone.get()).plusDays(inDays);
        var outcome = absences.declare(person, first, first.plusDays(days - 1L), person);
        if (outcome != AbsenceOutcome.DONE) {
            throw new IllegalStateException("an absence is " + outcome);
        }
        tally.count("absences");
    }

    private boolean signedBy(SeatId seat, String name) {
        var adopted = group.signs(seat, told(name).id());
        if (adopted) {
            tally.count("decisions");
        }
        return adopted;
    }

    private void propose(
            String name, SeatId by, UseCase useCase, IdleLimits change, String reason, Enactment enactment) {
        var address = IdleLimits.of(useCase);
        keep(name, by, address, change.in(group.documentAt(address)), reason, enactment);
    }

    private void keep(
            String name, SeatId by, PolicyAddress address, JsonObject document, String reason, Enactment enactment) {
        told.put(name, new Told(group.proposes(by, address, document, reason, enactment), document));
    }

    private Told told(String name) {
        return Optional.ofNullable(told.get(name))
                .orElseThrow(() -> new IllegalStateException("nobody proposed " + name));
    }

    private Instant endOfTerm() {
        return clock.instant().plus(TERM);
    }
}
