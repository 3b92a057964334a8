package io.threekey.charter;

import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.ChainVerdict.Verified;
import java.util.List;

/** Re-verifies everything from the founding on. */
public final class ChainVerification {
    private ChainVerification() {}

    /**
     * Verifies a founding and what was decided since.
     *
     * @param decisions and reverts, in the order in which they took effect on the chain
     */
    public static ChainVerdict verify(FoundingRecord founding, List<? extends ChainElement> decisions) {
        var step = VerifiedChain.found(founding);
        for (var decision : decisions) {
            step = switch (step) {
                case Extended(var chain) -> chain.next(decision);
                case Broken broken -> broken;
            };
        }
        return switch (step) {
            case Extended(var chain) -> new Verified(chain.history());
            case Broken broken -> broken;
        };
    }
}
