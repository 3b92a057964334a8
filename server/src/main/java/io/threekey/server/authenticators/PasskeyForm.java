package io.threekey.server.authenticators;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.authenticators.models.Vouched;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

final class PasskeyForm implements SealedForm<Passkey> {

    static final String SEPARATOR = " ";

    @Override
    public String table() {
        return "authenticators_passkey";
    }

    @Override
    public Passkey read(ResultSet row) throws SQLException {
        var transports = row.getString("transports");
        return new Passkey(
                row.getString("id"),
                row.getLong("version"),
                new PersonId(row.getString("person")),
                row.getString("user_handle"),
                row.getString("label"),
                row.getBytes("public_key"),
                row.getString("model"),
                vouched(row),
                row.getBoolean("backup_eligible"),
                row.getBoolean("backed_up"),
                row.getLong("counter"),
                transports.isEmpty() ? List.of() : List.of(transports.split(SEPARATOR)),
                row.getTimestamp("registered_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant));
    }

    @Override
    public Sealed sealed(Passkey passkey) {
        var content = Json.object()
                .put("person", passkey.person().value())
                .put("userHandle", passkey.userHandle())
                .put("label", passkey.label())
                .put("publicKey", passkey.publicKey())
                .put("model", passkey.model())
                .put("backupEligible", passkey.backupEligible())
                .put("backedUp", passkey.backedUp())
                .put("counter", passkey.counter())
                .put("transports", JsonArray.ofTexts(passkey.transports()))
                .put("registeredAt", passkey.registeredAt());
        passkey.vouched().ifPresent(maker -> content.put("vouched", document(maker))); // rows without one stay genuine
        passkey.lastUsedAt().ifPresent(at -> content.put("lastUsedAt", at));
        return new Sealed(passkey.id(), passkey.version(), content.build());
    }

    private static Optional<Vouched> vouched(ResultSet row) throws SQLException {
        var name = Optional.ofNullable(row.getString("vouched_name"));
        var edition = row.getLong("vouched_edition");
        var hardware = row.getBoolean("vouched_hardware");
        var verification = Optional.ofNullable(row.getString("vouched_verification")).stream()
                .flatMap(methods -> Arrays.stream(methods.split(SEPARATOR)))
                .filter(method -> !method.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return name.map(model -> new Vouched(model, hardware, verification, edition));
    }

    static String verification(Vouched maker) {
        return maker.verification().stream().sorted().collect(Collectors.joining(SEPARATOR));
    }

    static JsonObject document(Vouched maker) {
        return Json.object()
                .put("name", maker.name())
                .put("hardware", maker.hardware())
                .put("verification", verification(maker))
                .put("edition", maker.edition())
                .build();
    }
}
