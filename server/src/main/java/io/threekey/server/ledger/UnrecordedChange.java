package io.threekey.server.ledger;

import org.jspecify.annotations.Nullable;

/** A transaction wanted to commit a change that it did not record. It was rolled back. */
public final class UnrecordedChange extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnrecordedChange(@Nullable String transaction) {
        super("the transaction " + transaction + " changes the database without an entry in the ledger");
    }
}
