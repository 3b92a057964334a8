package io.threekey.server.notices;

import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

record StoredNotice(
        NoticeId id, String key, String code, List<?> arguments, Urgency urgency, String path, Instant toldAt) {

    StoredNotice {
        arguments = List.copyOf(arguments);
        Notice.requirePath(path);
    }

    boolean pages() {
        return urgency == Urgency.PAGE;
    }

    static final class Form implements SealedForm<StoredNotice> {

        @Override
        public String table() {
            return "notices_notice";
        }

        @Override
        public StoredNotice read(ResultSet row) throws SQLException {
            return new StoredNotice(
                    new NoticeId(row.getString("id")),
                    row.getString("key"),
                    row.getString("code"),
                    NoticeArguments.read(row.getString("arguments")),
                    Urgency.ofCode(row.getString("urgency")),
                    row.getString("path"),
                    row.getTimestamp("told_at").toInstant());
        }

        @Override
        public Sealed sealed(StoredNotice notice) {
            return Sealed.once(
                    notice.id().value(),
                    Json.object()
                            .put("key", notice.key())
                            .put("code", notice.code())
                            .put("arguments", NoticeArguments.written(notice.arguments()))
                            .put("urgency", notice.urgency().code())
                            .put("path", notice.path())
                            .put("toldAt", notice.toldAt())
                            .build());
        }
    }
}
