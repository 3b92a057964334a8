package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;

/** What the rota writes into the ledger, each about the function's code. */
final class DutyEntries {

    private static final References A_SHIFT =
            References.nothing().person("person").person("by");

    static final EntryType ENTERED = new EntryType("duty.entered", "notices.entry.duty-entered", A_SHIFT);
    static final EntryType HANDED_OVER =
            new EntryType("duty.handed-over", "notices.entry.duty-handed-over", A_SHIFT.person("handedOverBy"));
    static final EntryType WITHDRAWN = new EntryType("duty.withdrawn", "notices.entry.duty-withdrawn", A_SHIFT);

    static final EntryTypes TYPES = EntryTypes.of(ENTERED, HANDED_OVER, WITHDRAWN);

    private DutyEntries() {}

    static JsonObject of(Shift shift, PersonId by) {
        return shift(shift).put("by", by.value()).build();
    }

    static JsonObject of(Shift before, Shift after, PersonId by) {
        return shift(after)
                .put("handedOverBy", before.person().value())
                .put("before", before.id().value())
                .put("by", by.value())
                .build();
    }

    private static JsonObject.Builder shift(Shift shift) {
        return Json.object()
                .put("shift", shift.id().value())
                .put("function", shift.function().code())
                .put("person", shift.person().value())
                .put("from", shift.from())
                .put("until", shift.until());
    }
}
