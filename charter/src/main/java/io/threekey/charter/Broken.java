package io.threekey.charter;

import java.util.Optional;

/**
 * The place at which a chain breaks. Nothing from there on may be obeyed.
 *
 * @param position 0 for the founding, then 1 for the first decision
 * @param refusal for a {@link BreakReason#BAD_ACT}, why the act does not count
 */
public record Broken(int position, BreakReason reason, String sentence, Optional<RefusalReason> refusal)
        implements ChainVerdict, ChainStep {

    static Broken at(int position, BreakReason reason) {
        return new Broken(position, reason, reason.sentence(), Optional.empty());
    }

    static Broken at(int position, BreakReason reason, String detail) {
        return new Broken(position, reason, reason.sentence() + " " + detail, Optional.empty());
    }

    static Broken at(int position, ActVerdict.Refused refused) {
        var sentence = BreakReason.BAD_ACT.sentence() + " " + refused.sentence();
        return new Broken(position, BreakReason.BAD_ACT, sentence, Optional.of(refused.reason()));
    }
}
