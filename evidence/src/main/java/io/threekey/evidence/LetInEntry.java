package io.threekey.evidence;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.util.Optional;

/**
 * Payload of {@code sign-in.let-in}: who was let in, at which site, with what kind of key, for how long, and by which
 * version of which policy.
 *
 * @param passkey the credential id, base64url
 * @param site whose limits hold for them; empty only in entries of before sites were named
 * @param key empty only in entries of before keys were described
 * @param policyDocument digest of the document of that version
 * @param coming what was judged beside, while a version is in one of its stages
 */
public record LetInEntry(
        String session,
        PersonId person,
        String passkey,
        UseCase useCase,
        CareSetting careSetting,
        Optional<Scope> site,
        Optional<ShownKey> key,
        int idleMinutes,
        int overallMinutes,
        PolicyAddress policy,
        int policyVersion,
        Digest policyDocument,
        Optional<ComingLimits> coming) {

    public static final String FORMAT = "threekey-entry-let-in/4";

    public static final References REFERENCES = References.nothing()
            .person("person")
            .scope("site")
            .policy("policy")
            .policyDocument("policyDocument")
            .policy("assurance.policy")
            .policyDocument("assurance.policyDocument")
            .policy("standard.policy")
            .policyDocument("standard.policyDocument")
            .policy("coming.policy")
            .policyDocument("coming.policyDocument");

    private static final String BEFORE_MODELS_WERE_NOTED = "threekey-entry-let-in/3";
    private static final String BEFORE_KEYS_WERE_DESCRIBED = "threekey-entry-let-in/2";
    private static final String BEFORE_SITES_WERE_NAMED = "threekey-entry-let-in/1";

    public LetInEntry {
        if (site.filter(Scope::isGroup).isPresent()) {
            throw new IllegalArgumentException("the group is no site");
        }
        if (key.isPresent() && site.isEmpty()) {
            throw new IllegalArgumentException("a key is described and no site is named");
        }
    }

    public JsonObject payload() {
        var json = Document.of(format());
        key.ifPresent(shown -> {
            json.put("key", shown.traits().document());
            shown.required().ifPresent(version -> json.put("assurance", version.json()));
            shown.standard().ifPresent(version -> json.put("standard", version.json()));
        });
        site.ifPresent(place -> json.put("site", place.value()));
        coming.ifPresent(beside -> json.put("coming", beside.document()));
        return json.put("session", session)
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

    private String format() {
        if (key.isPresent()) {
            return key.get().notesItsModel() ? FORMAT : BEFORE_MODELS_WERE_NOTED;
        }
        return site.isPresent() ? BEFORE_KEYS_WERE_DESCRIBED : BEFORE_SITES_WERE_NAMED;
    }

    public static LetInEntry parse(JsonObject payload) {
        if (isOf(BEFORE_SITES_WERE_NAMED, payload)) {
            return Document.read(
                    payload, BEFORE_SITES_WERE_NAMED, fields -> read(fields, Optional.empty(), Optional.empty()));
        }
        return isOf(BEFORE_KEYS_WERE_DESCRIBED, payload)
                ? Document.read(
                        payload, BEFORE_KEYS_WERE_DESCRIBED, fields -> read(fields, site(fields), Optional.empty()))
                : Document.read(
                        payload,
                        isOf(BEFORE_MODELS_WERE_NOTED, payload) ? BEFORE_MODELS_WERE_NOTED : FORMAT,
                        fields -> read(fields, site(fields), Optional.of(ShownKey.read(fields))));
    }

    private static boolean isOf(String format, JsonObject payload) {
        return payload.get("format").filter(new JsonText(format)::equals).isPresent();
    }

    private static Optional<Scope> site(Fields fields) {
        return Optional.of(fields.text("site", Scope::new));
    }

    private static LetInEntry read(Fields fields, Optional<Scope> site, Optional<ShownKey> key) {
        return new LetInEntry(
                fields.text("session"),
                fields.text("person", PersonId::new),
                fields.text("passkey"),
                fields.text("useCase", UseCase::ofCode),
                fields.text("careSetting", CareSetting::ofCode),
                site,
                key,
                fields.count("idleMinutes"),
                fields.count("overallMinutes"),
                fields.object("policy", PolicyAddress::read),
                fields.count("policyVersion"),
                fields.digest("policyDocument"),
                fields.optional("coming", name -> fields.object(name, ComingLimits::read)));
    }
}
