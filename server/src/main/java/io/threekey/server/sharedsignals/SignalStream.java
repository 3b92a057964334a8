package io.threekey.server.sharedsignals;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.server.applications.Signal;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What an application asked to be told, and how. What it may be told, and where, its registration says each time.
 *
 * @param reason why it stands like that, in the application's words
 * @param secret what pushes are sent with so that it knows us, wrapped; blank where it asked for nothing
 * @param requested which it asked for, of those that have a name here
 */
record SignalStream(
        String client,
        String id,
        long version,
        StreamStatus status,
        String reason,
        StreamDelivery delivery,
        String secret,
        List<Signal> requested,
        String description,
        Instant createdAt,
        Instant changedAt) {

    SignalStream {
        requested = List.copyOf(requested);
    }

    boolean pushesNow() {
        return status == StreamStatus.ENABLED && delivery == StreamDelivery.PUSH;
    }

    SignalStream standing(StreamStatus other, String why, Instant at) {
        return new SignalStream(
                client, id, version + 1, other, why, delivery, secret, requested, description, createdAt, at);
    }

    SignalStream asking(Wish wish, Instant at) {
        return new SignalStream(
                client,
                id,
                version + 1,
                status,
                reason,
                wish.delivery(),
                wish.secret(),
                wish.requested(),
                wish.description(),
                createdAt,
                at);
    }

    Wish wish() {
        return new Wish(delivery, secret, requested, description);
    }

    /** What of it is the application's to say. */
    record Wish(StreamDelivery delivery, String secret, List<Signal> requested, String description) {

        Wish {
            requested = List.copyOf(requested);
        }
    }

    @Override
    public String toString() {
        return "stream " + id + " of " + client;
    }

    static final class Form implements SealedForm<SignalStream> {

        @Override
        public String table() {
            return "signals_stream";
        }

        @Override
        public SignalStream read(ResultSet row) throws SQLException {
            return new SignalStream(
                    row.getString("client"),
                    row.getString("id"),
                    row.getLong("version"),
                    StreamStatus.ofCode(row.getString("status")),
                    row.getString("reason"),
                    StreamDelivery.ofCode(row.getString("delivery")),
                    row.getString("secret"),
                    signals(row.getString("requested")),
                    row.getString("description"),
                    row.getTimestamp("created_at").toInstant(),
                    row.getTimestamp("changed_at").toInstant());
        }

        private static List<Signal> signals(String written) {
            return Arrays.stream(written.split(" "))
                    .filter(name -> !name.isEmpty())
                    .map(name -> SignalTypes.signal(name).orElseThrow())
                    .toList();
        }

        @Override
        public Sealed sealed(SignalStream stream) {
            return new Sealed(
                    stream.client(),
                    stream.version(),
                    Json.object()
                            .put("id", stream.id())
                            .put("status", stream.status().code())
                            .put("reason", stream.reason())
                            .put("delivery", stream.delivery().code())
                            .put("secret", stream.secret())
                            .put(
                                    "requested",
                                    JsonArray.ofTexts(stream.requested().stream()
                                            .map(SignalTypes::uri)
                                            .toList()))
                            .put("description", stream.description())
                            .put("createdAt", stream.createdAt())
                            .put("changedAt", stream.changedAt())
                            .build());
        }
    }
}
