package io.threekey.server.ledger;

import java.util.List;

/** A statement that waits for the commit. */
record LateWrite(String sql, List<Object> parameters) {

    LateWrite {
        parameters = List.copyOf(parameters);
    }
}
