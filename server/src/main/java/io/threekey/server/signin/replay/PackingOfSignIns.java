package io.threekey.server.signin.replay;

import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.jobs.RecurringJob;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.LedgerStretches;
import io.threekey.server.ledger.PayloadsErased;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Packs what the ledger tells of sign-ins, long after anybody waits for it: stretch by stretch, each in a transaction of
 * its own, so that whoever is killed in between leaves whole ones behind. What cannot be believed any more goes and is
 * packed anew, and what is older than anybody looks back goes for good.
 */
@Component
class PackingOfSignIns {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** Longer than is looked back, so that no clock of a node that is ahead of the sequencer's makes a sign-in missing. */
    static final Duration KEPT = ReplayedPeriod.USUAL.plusDays(1);

    /** How far is read at once. */
    private static final long STEP = 4096;

    private final PackedSignIns packed;
    private final PackedTable table;
    private final LedgerStretches ledger;
    private final SignInTypes types;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PackingOfSignIns(
            PackedSignIns packed,
            PackedTable table,
            LedgerStretches ledger,
            SignInTypes types,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.packed = packed;
        this.table = table;
        this.ledger = ledger;
        this.types = types;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setName(CommitExemption.PACKED_SIGN_INS.transaction());
    }

    /**
     * When a stretch is long enough. Less than that is read entry by entry, which takes less than a second.
     *
     * @param entries of any type
     */
    record Enough(int signIns, long entries) {

        static final Enough USUAL = new Enough(1 << 13, 1 << 17);
    }

    @Bean
    RecurringJob packingOfSignInsJob() {
        return RecurringJob.every(PAUSE, "signin.pack", () -> pack(Enough.USUAL));
    }

    /** In the erasure's own transaction. */
    @EventListener
    void forget(PayloadsErased erased) {
        erased.entries().ranges().forEach(range -> table.removeBetween(range.first(), range.last()));
    }

    void pack(Enough enough) {
        var oldest = ledger.firstSince(clock.instant().minus(KEPT));
        var next = oldest;
        for (var kept : keptFrom(oldest)) {
            pack(next, kept.first(), new Enough(enough.signIns(), 0));
            next = kept.until();
        }
        pack(next, ledger.size(), enough);
    }

    private List<PackedTable.Place> keptFrom(long oldest) {
        var erasures = ledger.erasures();
        var kept = new ArrayList<PackedTable.Place>();
        var gone = new ArrayList<Long>();
        for (var place : packed.places()) {
            var follows = kept.isEmpty() || kept.getLast().until() <= place.first();
            if (follows
                    && place.until() > oldest
                    && packed.find(place, erasures).isPresent()) {
                kept.add(place);
            } else {
                gone.add(place.first());
            }
        }
        transaction.executeWithoutResult(status -> {
            table.removeOlderForms();
            table.remove(gone);
        });
        return kept;
    }

    private void pack(long from, long until, Enough enough) {
        var first = from;
        while (first < until) {
            var left = ledger.countBetween(types.both(), first, until);
            if (left < enough.signIns() && until - first < enough.entries()) {
                return;
            }
            first = packOne(first, until, enough.signIns());
        }
    }

    /**
     * One that misses an entry, because its row does not hold, is not kept: as soon as that is mended, it is read again.
     *
     * @return behind the last entry that was read for it
     */
    private long packOne(long first, long until, int most) {
        var erasures = ledger.erasures();
        var columns = new SignInColumns.Builder();
        var next = first;
        var genuine = 0L;
        while (next < until && columns.size() < most) {
            var step = Math.min(next + STEP, until);
            var read = ledger.between(types.both(), next, step);
            read.forEach(entry -> types.read(entry, columns));
            genuine += read.size();
            next = step;
        }
        var stretch = new PackedStretch(
                first,
                next,
                columns.size(),
                PackedStretch.touching(first, next, erasures),
                ledger.leafAt(next - 1).orElseThrow(),
                columns.build().packed());
        if (genuine == ledger.countBetween(types.both(), first, next)) {
            transaction.executeWithoutResult(status -> insert(stretch));
        }
        return next;
    }

    /** Not where something of it was erased since it was read. */
    private void insert(PackedStretch stretch) {
        table.awaitErasures();
        if (stretch.erasures() == PackedStretch.touching(stretch.first(), stretch.until(), ledger.erasures())) {
            table.insert(stretch);
        }
    }
}
