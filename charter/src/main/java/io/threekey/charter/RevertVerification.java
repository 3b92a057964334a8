package io.threekey.charter;

import io.threekey.charter.ChainStep.Extended;

/** A revert holds where the version in force was signed with a confirmation that it broke in time. */
final class RevertVerification {
    private RevertVerification() {}

    static ChainStep verify(VerifiedChain chain, AutomaticRevert revert) {
        if (revert.at().isBefore(chain.lastAdoptedAt())) {
            return broken(chain, BreakReason.OUT_OF_ORDER);
        }
        var inForce = chain.history()
                .policyAt(revert.address(), revert.at())
                .filter(version -> version.version() == revert.version());
        var confirmation = inForce.flatMap(PolicyVersion::confirmation);
        if (confirmation.isEmpty()
                || revert.at().isAfter(inForce.get().confirmedAt().orElseThrow())) {
            return broken(chain, BreakReason.NOTHING_TO_REVERT);
        }
        return revert.people() > confirmation.get().tolerated()
                ? new Extended(chain.extended(chain.history().reverted(inForce.get(), revert.at()), revert.at()))
                : broken(chain, BreakReason.AS_PREDICTED);
    }

    private static ChainStep broken(VerifiedChain chain, BreakReason reason) {
        return Broken.at(chain.length() + 1, reason);
    }
}
