package io.threekey.charter;

import java.util.Optional;

/** The word by which a rule is written down here: this is the fault, unless that holds. */
final class Unless {

    private Unless() {}

    static <F> Optional<F> unless(boolean holds, F fault) {
        return holds ? Optional.empty() : Optional.of(fault);
    }
}
