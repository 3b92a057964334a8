package io.threekey.server.ledger;

import java.util.List;

/** A statement that changes rows and answers nothing. */
record Write(String sql, List<Object> parameters) {

    Write {
        parameters = List.copyOf(parameters);
    }
}
