package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.server.signin.ToldOfEnd.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of telling an application that a session is over.
 *
 * @param attempts begun so far
 * @param problem of the last attempt that failed
 * @param nextAt when it is tried again, where it waits
 */
record EndTold(
        String sid,
        String client,
        PersonId person,
        State state,
        int attempts,
        Optional<TellingProblem> problem,
        Instant overAt,
        Instant changedAt,
        Instant nextAt) {

    static EndTold read(ResultSet row, int number) throws SQLException {
        return new EndTold(
                row.getString("sid"),
                row.getString("client"),
                new PersonId(row.getString("person")),
                State.ofCode(row.getString("state")),
                row.getInt("attempts"),
                TellingProblem.read(row.getString("problem")),
                row.getTimestamp("over_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getTimestamp("next_at").toInstant());
    }

    EndTold ended(State outcome, Optional<TellingProblem> why, Instant at) {
        return new EndTold(sid, client, person, outcome, attempts, why, overAt, at, nextAt);
    }
}
