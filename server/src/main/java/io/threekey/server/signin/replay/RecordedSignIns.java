package io.threekey.server.signin.replay;

import io.threekey.evidence.EntryRanges;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.ledger.LedgerStretches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The sign-ins of the past on which policies ruled, each once: out of packs as far as there are any that may be believed,
 * out of the ledger's entries between and behind them. Today is read from entries.
 */
@Component
class RecordedSignIns {

    /** More would keep the proposer waiting: then the newer half of the period has to do, or the half of that. */
    private static final long MOST_ENTRIES = 500_000;

    /** A packed one is read at least so many times as fast. */
    private static final int PACKED_IN_THE_TIME_OF_ONE = 20;

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final long STEP = 4096;

    private final PackedSignIns packed;
    private final LedgerStretches ledger;
    private final SignInTypes types;

    RecordedSignIns(PackedSignIns packed, LedgerStretches ledger, SignInTypes types) {
        this.packed = packed;
        this.ledger = ledger;
        this.types = types;
    }

    /** How much of a period can be read while somebody waits for it. */
    ReplayedPeriod affordable(ReplayedPeriod period) {
        var packs = packsFrom(oldest(period));
        var inPacks = packs.stream().mapToLong(PackedTable.Place::signIns).sum();
        return period.length().compareTo(SHORTEST) > 0
                        && inPacks / PACKED_IN_THE_TIME_OF_ONE + unpacked(packs, oldest(period)) > MOST_ENTRIES
                ? affordable(period.newerHalf())
                : period;
    }

    private long unpacked(List<PackedTable.Place> packs, long oldest) {
        var count = 0L;
        var next = oldest;
        for (var pack : packs) {
            count += ledger.countBetween(types.both(), next, pack.first());
            next = pack.until();
        }
        return count + ledger.countBetween(types.both(), next, Long.MAX_VALUE);
    }

    /**
     * Those of a period and, where a pack reaches beyond it, some more.
     *
     * @param reader may be given empty columns
     */
    void read(ReplayedPeriod period, Consumer<SignInColumns> reader) {
        var erasures = ledger.erasures();
        var known = new SignInColumns.Known();
        var next = oldest(period);
        for (var pack : packsFrom(next)) {
            readEntries(next, pack.first(), reader);
            next = readPack(pack, erasures, known, reader);
        }
        var rest = new SignInColumns.Builder();
        ledger.eachFrom(types.both(), next, entry -> types.read(entry, rest));
        reader.accept(rest.build());
    }

    /** What is no pack is read from the entries that it should have been made of. */
    private long readPack(
            PackedTable.Place pack,
            List<EntryRanges> erasures,
            SignInColumns.Known known,
            Consumer<SignInColumns> reader) {
        packed.read(pack, erasures, known)
                .ifPresentOrElse(reader, () -> readEntries(pack.first(), pack.until(), reader));
        return pack.until();
    }

    private void readEntries(long from, long until, Consumer<SignInColumns> reader) {
        for (var next = from; next < until; next += STEP) {
            var columns = new SignInColumns.Builder();
            ledger.between(types.both(), next, Math.min(next + STEP, until))
                    .forEach(entry -> types.read(entry, columns));
            reader.accept(columns.build());
        }
    }

    /** Of those that overlap only the first, and none that reaches where the tree has not been yet. */
    private List<PackedTable.Place> packsFrom(long oldest) {
        var size = ledger.size();
        var usable = new ArrayList<PackedTable.Place>();
        for (var place : packed.places()) {
            var follows = usable.isEmpty() || usable.getLast().until() <= place.first();
            if (follows && place.first() < place.until() && place.until() > oldest && place.until() <= size) {
                usable.add(place);
            }
        }
        return usable;
    }

    /** A day more, in case the clock of a node was ahead of the sequencer's. */
    private long oldest(ReplayedPeriod period) {
        return ledger.firstSince(period.from().minus(PackingOfSignIns.KEPT.minus(ReplayedPeriod.USUAL)));
    }
}
