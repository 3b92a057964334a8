package io.threekey.server.signin.replay;

import io.threekey.charter.PolicyKindName;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactSide;
import io.threekey.server.signin.Ruling;
import io.threekey.server.signin.Ruling.Obligation;
import io.threekey.server.signin.SignInFacts;
import java.util.List;
import java.util.Optional;

/** What rulings are counted for where they are tried on the past. */
final class CountedOfRulings {

    private CountedOfRulings() {}

    /** Another key, none that is enough, and keys that may be copied. */
    static List<ImpactFigure> ofKeys(SignInFacts facts, Ruling now, Ruling then) {
        var copied = !facts.key().traits().deviceBound();
        return List.of(
                figure(
                        "signin.other-key",
                        ImpactSide.CONTINUITY,
                        now instanceof Ruling.StepUp,
                        then instanceof Ruling.StepUp),
                figure(
                        "signin.no-key",
                        ImpactSide.CONTINUITY,
                        now instanceof Ruling.Refused,
                        then instanceof Ruling.Refused),
                figure(
                        "signin.copied-keys",
                        ImpactSide.SECURITY,
                        copied && now instanceof Ruling.LetIn,
                        copied && then instanceof Ruling.LetIn));
    }

    /** A stronger key, nobody coming in, and what nobody hears of though it counts under either. */
    static Verdict.Counting ofRisk(RiskThresholds inForce, RiskThresholds proposed) {
        return (facts, now, then) -> {
            var counts = inForce.points(facts.recently()) > 0 || proposed.points(facts.recently()) > 0;
            return List.of(
                    figure(
                            "signin.asked-more",
                            ImpactSide.CONTINUITY,
                            now instanceof Ruling.StepUp && isByRisk(now),
                            then instanceof Ruling.StepUp && isByRisk(then)),
                    figure(
                            "signin.kept-out",
                            ImpactSide.CONTINUITY,
                            now instanceof Ruling.Refused && isByRisk(now),
                            then instanceof Ruling.Refused && isByRisk(then)),
                    figure("signin.unheard", ImpactSide.SECURITY, counts && isUnheard(now), counts && isUnheard(then)));
        };
    }

    private static boolean isByRisk(Ruling ruling) {
        return kindThatDidNotLetIn(ruling).filter(RiskThresholds.KIND::equals).isPresent();
    }

    private static boolean isUnheard(Ruling ruling) {
        return ruling instanceof Ruling.LetIn in
                && !in.obligations().contains(Obligation.TELL_THAT_IT_LOOKS_UNLIKE_THEM);
    }

    /** Empty where it let them in, or no policy was what kept them out. */
    static Optional<PolicyKindName> kindThatDidNotLetIn(Ruling ruling) {
        return switch (ruling) {
            case Ruling.LetIn in -> Optional.empty();
            case Ruling.StepUp(var needed, var policy) ->
                Optional.of(policy.address().kind());
            case Ruling.Refused(var reason, var policy) ->
                policy.map(by -> by.address().kind());
        };
    }

    private static ImpactFigure figure(String name, ImpactSide side, boolean before, boolean after) {
        return new ImpactFigure(name, side, before ? 1 : 0, after ? 1 : 0);
    }
}
