package io.threekey.evidence;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;

/**
 * Payload of {@code sign-in.let-in}: who was let in, for how long, and by which version of which policy.
 *
 * @param passkey the credential id, base64url
 * @param policyDocument digest of the document of that version
 */
public record LetInEntry(
        String session,
        PersonId person,
        String passkey,
        UseCase useCase,
        CareSetting careSetting,
        int idleMinutes,
        int overallMinutes,
        PolicyAddress policy,
        int policyVersion,
        Digest policyDocument) {

    public static final String FORMAT = "threekey-entry-let-in/1";

    public JsonObject payload() {
        return Document.of(FORMAT)
                .put("session", session)
                .put("person", person.value())
                .put("passkey", passkey)
                .put("useCase", useCase.code())
                .put("careSetting", careSetting.code())
                .put("idleMinutes", idleMinutes)
                .put("overallMinutes", overallMinutes)
                .put("policy", policy.document())
                .put("policyVersion", policyVersion)
                .put("policyDocument", policyDocument)
                .build();
    }

    public static LetInEntry parse(JsonObject payload) {
        return Document.read(payload, FORMAT, LetInEntry::read);
    }

    private static LetInEntry read(Fields fields) {
        return new LetInEntry(
                fields.text("session"),
                fields.text("person", PersonId::new),
                fields.text("passkey"),
                fields.text("useCase", UseCase::ofCode),
                fields.text("careSetting", CareSetting::ofCode),
                fields.count("idleMinutes"),
                fields.count("overallMinutes"),
                fields.object("policy", PolicyAddress::read),
                fields.count("policyVersion"),
                fields.digest("policyDocument"));
    }
}
