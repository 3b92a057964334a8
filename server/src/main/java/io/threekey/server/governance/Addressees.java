package io.threekey.server.governance;

import io.threekey.charter.Charter;
import io.threekey.charter.Function;
import io.threekey.server.notices.Recipient;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The functions that a notice is for, as far as a charter has seats for them. */
final class Addressees {

    private Addressees() {}

    static List<Recipient> of(Charter charter, Predicate<Function> which) {
        return Stream.of(Function.values())
                .filter(which)
                .filter(function -> charter.seats().stream().anyMatch(seat -> seat.function() == function))
                .map(Recipient::of)
                .toList();
    }
}
