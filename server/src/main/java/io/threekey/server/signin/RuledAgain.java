package io.threekey.server.signin;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.RiskThresholds.Answer;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.signin.RecordedSignIn.Became;
import io.threekey.server.signin.RecordedSignIn.Situation;
import io.threekey.server.signin.SignInFacts.ShownKey;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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

    /** What was in force is the same for all between two turns, and what follows for all of one situation. */
    private record Asked(
            Situation situation,
            Optional<PolicyVersion> limits,
            Optional<PolicyVersion> assurance,
            Optional<PolicyVersion> standard,
            Optional<PolicyVersion> risk) {}

    /** True also where too little was recorded to tell. */
    boolean comesOutAsRecorded(RecordedSignIn past) {
        var situation = past.situation();
        return situation
                .workplace()
                .map(work -> comesOutAt(past.at(), situation, work)
                        || comesOutAt(past.at().minus(HEARD_WITHIN), situation, work))
                .orElse(true);
    }

    private boolean comesOutAt(Instant at, Situation situation, Workplace work) {
        var asked = new Asked(
                situation,
                obeyed(SessionLimitsRow.KIND, work, at),
                obeyed(AssuranceRequired.KIND, work, at),
                obeyed(AuthenticatorStandard.KIND, work, at),
                obeyed(RiskThresholds.KIND, work, at));
        return known.computeIfAbsent(asked, each -> comesOut(each, work));
    }

    private static boolean comesOut(Asked asked, Workplace work) {
        var situation = asked.situation();
        if (asked.risk().isPresent() && situation.recently().isEmpty()) {
            return true;
        }
        var policies = policies(asked);
        var facts = facts(situation, work);
        return switch (situation.became()) {
            case Became.LetIn(var limit) ->
                RulingFunction.rule(policies, facts) instanceof Ruling.LetIn in
                        && in.limit().equals(limit);
            case Became.KeptOut(var reason, var by)
            when isAskedForMore(reason, by) ->
                policies.areMetBy(facts.key().traits())
                        && policies.answerTo(facts) == Answer.ASK_MORE
                        && !RulingFunction.MORE.isMetBy(facts.key().traits());
            case Became.KeptOut(var reason, var by) ->
                CountedOfRulings.kindThatDidNotLetIn(RulingFunction.rule(policies, facts))
                        .equals(Optional.of(by));
        };
    }

    /** Which other key it would have taken is not recorded, only that there was one. */
    private static boolean isAskedForMore(SignInRefusal reason, PolicyKindName by) {
        return reason == SignInRefusal.ANOTHER_KEY && by.equals(RiskThresholds.KIND);
    }

    /** Nobody's other keys are recorded. Without one they are refused by the same policy by which they were asked for it. */
    private static SignInFacts facts(Situation situation, Workplace work) {
        return new SignInFacts(
                Optional.of(work),
                new ShownKey(situation.key().orElseThrow(), false),
                Set.of(),
                situation.recently().orElse(RecentHistory.UNEVENTFUL));
    }

    private static PoliciesObeyed policies(Asked asked) {
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
