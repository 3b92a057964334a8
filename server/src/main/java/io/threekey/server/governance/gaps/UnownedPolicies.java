package io.threekey.server.governance.gaps;

import io.threekey.charter.PolicyAddress;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.util.stream.Stream;

/** A policy that some part of Threekey obeys, but that the charter lets nobody decide, or that nobody has decided. */
final class UnownedPolicies implements OwnershipRule {

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return ownership.obeyed().stream().flatMap(address -> gap(ownership, address));
    }

    private static Stream<Gap> gap(Ownership ownership, PolicyAddress address) {
        var right = ownership.charter().rightFor(address);
        if (right.isEmpty()) {
            return Stream.of(new Gap(
                    "unowned-policy",
                    Ownership.code(address),
                    Words.of("governance.gap.unowned-policy", CharterWords.subject(address)),
                    Ownership.sponsor(),
                    Severity.URGENT,
                    Words.of("governance.gap.unowned-policy.next"),
                    "/charter"));
        }
        return ownership.policyAt(address).isPresent()
                ? Stream.of()
                : Stream.of(new Gap(
                        "nothing-in-force",
                        Ownership.code(address),
                        Words.of(
                                "governance.gap.nothing-in-force."
                                        + address.kind().value(),
                                CharterWords.subject(address)),
                        Ownership.leads(right.get()),
                        Severity.SOON,
                        Words.of("governance.gap.nothing-in-force.next"),
                        "/policies"));
    }
}
