package io.threekey.server.sharedsignals;

import io.threekey.server.federation.TellingProblem;
import io.threekey.server.signin.ToldOfEnd.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of telling an application something.
 *
 * @param since from when it counts as late: when it happened, or when the stream was enabled again
 */
record WaitingSignal(
        String jti,
        String client,
        String person,
        String type,
        State state,
        int attempts,
        Optional<TellingProblem> problem,
        Instant madeAt,
        Instant since,
        Instant changedAt,
        Instant nextAt) {

    static WaitingSignal read(ResultSet row, int number) throws SQLException {
        return new WaitingSignal(
                row.getString("jti"),
                row.getString("client"),
                row.getString("person"),
                row.getString("type"),
                State.ofCode(row.getString("state")),
                row.getInt("attempts"),
                TellingProblem.read(row.getString("problem")),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getTimestamp("next_at").toInstant());
    }

    WaitingSignal ended(State outcome, Optional<TellingProblem> why, Instant at) {
        return new WaitingSignal(jti, client, person, type, outcome, attempts, why, madeAt, since, at, nextAt);
    }
}
