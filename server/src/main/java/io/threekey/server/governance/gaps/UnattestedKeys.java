package io.threekey.server.governance.gaps;

import io.threekey.charter.Function;
import io.threekey.charter.SealingRules;
import io.threekey.server.frame.Words;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.util.stream.Stream;

/** A charter that takes any key for a decision key: nothing shows that one cannot be copied. */
final class UnattestedKeys implements OwnershipRule {

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return ownership.charter().sealing().models().contains(SealingRules.ANY_MODEL)
                ? Stream.of(new Gap(
                        "any-key-model",
                        "charter",
                        Words.of("governance.gap.any-key-model"),
                        Ownership.owner(Function.SECURITY),
                        Severity.WEAK,
                        Words.of("governance.gap.any-key-model.next"),
                        "/charter"))
                : Stream.of();
    }
}
