package io.threekey.server.signin.replay;

import io.threekey.evidence.EntryRanges;
import io.threekey.server.ledger.LedgerStretches;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Packed sign-ins that may be believed: those that this installation packed, of the ledger as it is now. */
@Component
class PackedSignIns {

    private final PackedTable table;
    private final LedgerStretches ledger;

    PackedSignIns(PackedTable table, LedgerStretches ledger) {
        this.table = table;
        this.ledger = ledger;
    }

    List<PackedTable.Place> places() {
        return table.places();
    }

    /** Empty where it was not packed here as it stands, something of it was erased since, or the tree has another entry there. */
    Optional<PackedStretch> find(PackedTable.Place place, List<EntryRanges> erasures) {
        return table.at(place.first())
                .filter(stretch -> stretch.until() == place.until())
                .filter(stretch ->
                        stretch.erasures() == PackedStretch.touching(stretch.first(), stretch.until(), erasures))
                .filter(stretch -> ledger.leafAt(stretch.until() - 1)
                        .filter(stretch.lastLeaf()::equals)
                        .isPresent());
    }

    Optional<SignInColumns> read(PackedTable.Place place, List<EntryRanges> erasures, SignInColumns.Known known) {
        return find(place, erasures).map(stretch -> SignInColumns.unpacked(stretch.columns(), known));
    }
}
