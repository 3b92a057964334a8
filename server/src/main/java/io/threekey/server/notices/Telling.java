package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** That one person was told of a notice, as whom, and when they said that they have it. */
record Telling(NoticeId notice, Recipient recipient, PersonId person, Instant toldAt, Optional<Instant> answeredAt) {

    static Telling of(NoticeId notice, Recipient recipient, PersonId person, Instant at) {
        return new Telling(notice, recipient, person, at, Optional.empty());
    }

    String id() {
        return notice + " " + recipient.code() + " " + person;
    }

    /** An answer is given once and never taken back. */
    long version() {
        return answeredAt.isPresent() ? 2 : 1;
    }

    Telling answered(Instant at) {
        return new Telling(notice, recipient, person, toldAt, Optional.of(at));
    }

    boolean isAnswered() {
        return answeredAt.isPresent();
    }

    static final class Form implements SealedForm<Telling> {

        @Override
        public String table() {
            return "notices_telling";
        }

        @Override
        public Telling read(ResultSet row) throws SQLException {
            var answered = row.getTimestamp("answered_at");
            var telling = new Telling(
                    new NoticeId(row.getString("notice")),
                    Recipient.ofCode(row.getString("recipient")),
                    new PersonId(row.getString("person")),
                    row.getTimestamp("told_at").toInstant(),
                    answered == null ? Optional.empty() : Optional.of(answered.toInstant()));
            if (!telling.id().equals(row.getString("id")) || telling.version() != row.getLong("version")) {
                throw new IllegalArgumentException("not a telling as it was written");
            }
            return telling;
        }

        @Override
        public Sealed sealed(Telling telling) {
            var content = Json.object().put("toldAt", telling.toldAt());
            telling.answeredAt().ifPresent(at -> content.put("answeredAt", at));
            return new Sealed(telling.id(), telling.version(), content.build());
        }
    }
}
