package io.threekey.server.sharedsignals;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.util.Optional;

/** Whom others mean (RFC 9493): somebody by the name under which this issuer tells of them, alone or as the user in a whole. */
final class SubjectRead {

    private SubjectRead() {}

    /** Empty for every other name, and for what is none. */
    static Optional<PersonId> ours(JsonObject subject, String issuer) {
        try {
            var fields = Fields.of(subject, "a subject");
            return switch (fields.text("format")) {
                case "iss_sub" ->
                    Optional.of(fields.text("sub", PersonId::new))
                            .filter(sub -> fields.text("iss").equals(issuer));
                case "complex" -> fields.optionalObject("user").flatMap(user -> ours(user, issuer));
                default -> Optional.empty();
            };
        } catch (MalformedDocument none) {
            return Optional.empty();
        }
    }
}
