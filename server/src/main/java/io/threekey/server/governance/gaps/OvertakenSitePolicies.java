package io.threekey.server.governance.gaps;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.util.stream.Stream;

/** A site's own policy that the group's floor has overtaken: the group's is obeyed there, and the site may not know. */
final class OvertakenSitePolicies implements OwnershipRule {

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return ownership.inForce().stream()
                .map(PolicyVersion::address)
                .filter(address -> !address.scope().isGroup())
                .filter(address -> isOvertaken(address, ownership))
                .map(address -> new Gap(
                        "overtaken-site-policy",
                        Ownership.code(address),
                        Words.of(
                                "governance.gap.overtaken-site-policy",
                                CharterWords.subject(address),
                                address.scope().value()),
                        ownership.leads(address),
                        Severity.SOON,
                        Words.of("governance.gap.overtaken-site-policy.next"),
                        "/policies"));
    }

    private static boolean isOvertaken(PolicyAddress address, Ownership ownership) {
        var own = ownership.policyAt(address);
        var floor = ownership.policyAt(address.inGroup());
        return own.isPresent()
                && floor.isPresent()
                && !ownership
                        .charter()
                        .keepsTheFloor(
                                address, floor.get().document(), own.get().document());
    }
}
