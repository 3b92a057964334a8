package io.threekey.server.signin;

import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;

/** How much of a period can be replayed while somebody waits for it. */
final class Affordable {

    /** More would keep the proposer waiting: then the newer half of the period has to do, or the half of that. */
    private static final long MOST_ENTRIES = 500_000;

    private Affordable() {}

    static ReplayedPeriod of(EntryType type, ReplayedPeriod period, Ledger ledger) {
        return ledger.countOf(type, period.from(), period.until()) > MOST_ENTRIES
                ? of(type, period.newerHalf(), ledger)
                : period;
    }
}
