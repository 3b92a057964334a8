package io.threekey.server.people;

import io.threekey.evidence.RecordErasure;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.PayloadErasure.Unfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An order to erase in sentences: which entries, how many of what kind, why, and what is left of them. */
final class RecordErasureWording {

    private RecordErasureWording() {}

    static List<Words> whole(RecordErasure order, Map<Words, Long> kinds) {
        var words = new ArrayList<Words>();
        words.add(Words.of("people.erasure.entries", order.entries().count(), TypedRanges.written(order.entries())));
        kinds.forEach((kind, count) -> words.add(Words.of("people.erasure.of-type", count, kind)));
        words.add(Words.of("people.erasure.basis", order.legalBasis()));
        words.add(Words.of("people.erasure.left"));
        return List.copyOf(words);
    }

    static Words unfit(Unfit why) {
        return switch (why) {
            case Unfit.NotThere(long size) -> Words.of("people.erasure.fault.not-there", size - 1);
            case Unfit.NeverErased(long index) -> Words.of("people.erasure.fault.never", index);
            case Unfit.Altered(long index) -> Words.of("people.erasure.fault.altered", index);
        };
    }
}
