package io.threekey.charter;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hospital of the tests with everything that a charter can provide for: the sponsor's way out after three working
 * days, containment, continuity, measured kinds, a floor of assurance, and loosening that waits for a day.
 */
final class AFullCharter {
    static final int DAY = 24 * 60;
    static final PolicyKindName ASSURANCE = new PolicyKindName("assurance");

    private AFullCharter() {}

    static PolicyAddress assurance() {
        return PolicyAddress.forAll(ASSURANCE);
    }

    static PolicyAddress east() {
        return new PolicyAddress(AHospital.sessionLimits(), Optional.empty(), Scope.site("east"));
    }

    static JsonObject limits(int idle, int overall) {
        return Json.object()
                .put("idleMinutes", idle)
                .put("overallMinutes", overall)
                .build();
    }

    static JsonObject level(int level) {
        return Json.object().put("level", level).build();
    }

    static Charter charter() {
        return charter(timing(new Clocks(14, 72, 0, 3, 0, 0)));
    }

    static Charter charter(DecisionRight timing) {
        var plain = AHospital.charter();
        var rights = new ArrayList<>(AHospital.rights());
        rights.set(0, timing);
        rights.add(right("assurance", new Clocks(14, 72, 0, 3, 0, 0)));
        return new Charter(
                plain.installation(),
                1,
                plain.sealing(),
                plain.log(),
                plain.calendar(),
                plain.seats(),
                kinds(),
                rights,
                List.of(new Containment(
                        AHospital.sessionLimits(),
                        List.of(),
                        List.of(Function.IAM, Function.SECURITY),
                        72,
                        20,
                        Map.of("idleMinutes", 4L))),
                List.of(
                        new Continuity(AHospital.sessionLimits(), List.of(Function.CLINICAL_OPERATIONS), 12),
                        new Continuity(ASSURANCE, List.of(Function.CLINICAL_OPERATIONS), 12)),
                List.of(
                        new FoundingPolicy(AHospital.limits(), limits(10, 600)),
                        new FoundingPolicy(assurance(), level(2))));
    }

    static Map<PolicyKindName, PolicyKindRule> kinds() {
        var kinds = new LinkedHashMap<>(AHospital.kinds());
        kinds.put(
                AHospital.sessionLimits(),
                new PolicyKindRule(
                        new DecisionKind("session-timing"),
                        Map.of("idleMinutes", Direction.LESS, "overallMinutes", Direction.LESS),
                        false,
                        DAY));
        kinds.put(
                ASSURANCE, new PolicyKindRule(new DecisionKind("assurance"), Map.of("level", Direction.MORE), true, 0));
        return kinds;
    }

    static DecisionRight timing(Clocks clocks) {
        return right("session-timing", clocks);
    }

    private static DecisionRight right(String decision, Clocks clocks) {
        return new DecisionRight(
                new DecisionKind(decision),
                Optional.empty(),
                Scope.GROUP,
                AHospital.threeOwners(),
                ObjectionEffect.BLOCKS,
                List.of(),
                clocks,
                "it touches all three domains");
    }

    /** Where the second number may be contained too. */
    static VerifiedChain founded(long overall) {
        var charter = charter();
        var envelope = charter.containments().getFirst();
        return Deciding.founded(new Charter(
                charter.installation(),
                charter.version(),
                charter.sealing(),
                charter.log(),
                charter.calendar(),
                charter.seats(),
                charter.policyKinds(),
                charter.rights(),
                List.of(new Containment(
                        envelope.policyKind(),
                        envelope.useCases(),
                        envelope.by(),
                        envelope.hours(),
                        envelope.coSignOverPercent(),
                        Map.of("idleMinutes", 4L, "overallMinutes", overall))),
                charter.continuities(),
                charter.foundingPolicies()));
    }

    static VerifiedChain founded() {
        return Deciding.founded(charter());
    }

    /** Adopted by all three at that instant, each having signed right then. */
    static VerifiedChain decided(
            VerifiedChain chain, String id, PolicyAddress address, JsonObject document, Instant at) {
        return decided(chain, id, address, document, Enactment.REGULAR, at);
    }

    static VerifiedChain decided(
            VerifiedChain chain,
            String id,
            PolicyAddress address,
            JsonObject document,
            Enactment enactment,
            Instant at) {
        return Deciding.extended(chain.next(signedAt(chain, id, address, document, enactment, at, AChain.OWNERS)));
    }

    static AdoptedDecision signedAt(
            VerifiedChain chain,
            String id,
            PolicyAddress address,
            JsonObject document,
            Enactment enactment,
            Instant at,
            String... seats) {
        var deciding = Deciding.next(chain, id, address, document, enactment, at);
        for (var seat : seats) {
            deciding.signs(seat).hoursLater(-1);
        }
        return deciding.adopted();
    }
}
