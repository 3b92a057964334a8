package io.threekey.server.notices;

import io.threekey.charter.Codes;
import io.threekey.charter.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * One notice on its way to one person, by one way. Its row is bookkeeping: it neither holds the address nor the words.
 *
 * @param round 0 when it was first told, then each time it is paged again
 * @param attempts begun so far
 * @param problem of the last attempt that failed
 */
record Delivery(
        String id,
        NoticeId notice,
        PersonId person,
        Way way,
        int round,
        State state,
        int attempts,
        Optional<Problem> problem,
        Instant madeAt,
        Instant changedAt) {

    enum State {
        WAITING,
        DELIVERED,
        FAILED,
        /** Somebody had the page in hand before it was sent. */
        SPARED,
        /** Failed, and somebody saw to it. */
        SETTLED;

        String code() {
            return Codes.code(this);
        }

        static State ofCode(String code) {
            return Codes.find(State.class, code);
        }
    }

    static Delivery read(ResultSet row, int number) throws SQLException {
        var problem = Optional.of(row.getString("problem"))
                .filter(kind -> !kind.isEmpty())
                .map(Problem.Kind::ofCode);
        var detail = row.getString("detail");
        return new Delivery(
                row.getString("id"),
                new NoticeId(row.getString("notice")),
                new PersonId(row.getString("person")),
                Way.ofCode(row.getString("way")),
                row.getInt("round"),
                State.ofCode(row.getString("state")),
                row.getInt("attempts"),
                problem.map(kind -> new Problem(kind, detail)),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
