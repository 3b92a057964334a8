package io.threekey.server.signin;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.signin.RecordedSignIn.Became;
import io.threekey.server.signin.RecordedSignIn.Situation;
import io.threekey.server.signin.SignInFacts.ShownKey;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Rules on recorded sign-ins once more, by what the signatures say was in force then, and compares: what comes out
 * otherwise was either not ruled by that policy or not recorded as it was ruled. For one pass: it keeps what was in force.
 */
final class RuledAgain {

    /** A node hears of a decision up to 300 ms late, and dates a ruling when it records it. */
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(5);

    private final History history;
    private final Map<PolicyAddress, TreeMap<Instant, Optional<PolicyVersion>>> obeyed = new HashMap<>();
    private final Map<Asked, Boolean> known = new HashMap<>();

    RuledAgain(History history) {
        this.history = history;
    }

    /** By the digests of what was in force, which name it; the same for all of one situation between two turns. */
    private record Asked(Situation situation, List<Optional<Digest>> inForce) {}

    private record InForce(
            Optional<PolicyVersion> limits,
            Optional<PolicyVersion> assurance,
            Optional<PolicyVersion> standard,
            Optional<PolicyVersion> risk) {

        private List<Optional<Digest>> digests() {
            return Stream.of(limits, assurance, standard, risk)
                    .map(version -> version.map(PolicyVersion::digest))
                    .toList();
        }
    }

    /** True also where neither the site nor the key was recorded, of which nobody can tell. */
    boolean comesOutAsRecorded(RecordedSignIn past) {
        var situation = past.situation();
        return situation
                .workplace()
                .map(work -> comesOutAt(past.at(), situation, work)
                        || comesOutAt(past.at().minus(HEARD_WITHIN), situation, work))
                .orElse(true);
    }

    private boolean comesOutAt(Instant at, Situation situation, Workplace work) {
        var inForce = new InForce(
                obeyed(SessionLimitsRow.KIND, work, at),
                obeyed(AssuranceRequired.KIND, work, at),
                obeyed(AuthenticatorStandard.KIND, work, at),
                obeyed(RiskThresholds.KIND, work, at));
        return known.computeIfAbsent(
                new Asked(situation, inForce.digests()), asked -> comesOut(situation, inForce, work));
    }

    private static boolean comesOut(Situation situation, InForce inForce, Workplace work) {
        var ruling = RulingFunction.rule(
                policies(inForce),
                new SignInFacts(
                        Optional.of(work),
                        new ShownKey(situation.key().orElseThrow(), false),
                        situation.otherKeys(),
                        situation.recently().orElse(RecentHistory.UNEVENTFUL)));
        return switch (situation.became()) {
            case Became.LetIn(var limit) ->
                ruling instanceof Ruling.LetIn in && in.limit().equals(limit);
            case Became.KeptOut(var reason, var by) ->
                CountedOfRulings.kindThatDidNotLetIn(ruling).equals(Optional.of(by));
        };
    }

    private static PoliciesObeyed policies(InForce asked) {
        return new PoliciesObeyed(
                asked.limits().flatMap(RuledAgain::limits),
                asked.assurance()
                        .map(version ->
                                new DecidedAssurance(named(version), AssuranceRequired.obeyedOf(version.document()))),
                asked.standard()
                        .map(version -> new DecidedStandard(
                                named(version), AuthenticatorStandard.obeyedOf(version.document()))),
                asked.risk()
                        .map(version ->
                                new DecidedThresholds(named(version), RiskThresholds.obeyedOf(version.document()))));
    }

    private static Optional<DecidedLimits> limits(PolicyVersion version) {
        try {
            return Optional.of(new DecidedLimits(named(version), SessionLimits.read(version.document())));
        } catch (MalformedDocument faulty) {
            return Optional.empty();
        }
    }

    private static ObeyedPolicy named(PolicyVersion version) {
        return new ObeyedPolicy(version.address(), version.version(), version.digest());
    }

    private Optional<PolicyVersion> obeyed(PolicyKindName kind, Workplace work, Instant at) {
        var between =
                obeyed.computeIfAbsent(new PolicyAddress(kind, Optional.of(work.useCase()), work.site()), this::byTurn);
        return Optional.ofNullable(between.floorEntry(at)).flatMap(Map.Entry::getValue);
    }

    private TreeMap<Instant, Optional<PolicyVersion>> byTurn(PolicyAddress address) {
        var byTurn = new TreeMap<Instant, Optional<PolicyVersion>>();
        history.turnsAt(address).forEach(turn -> byTurn.put(turn, history.obeyedAt(address, turn)));
        return byTurn;
    }
}
