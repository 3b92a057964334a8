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
import io.threekey.charter.json.MalformedDocument;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Payload of {@code sign-in.let-in}: who was let in, at which site, with what kind of key, for how long, and by which
 * version of which policy.
 *
 * @param passkey the credential id, base64url
 * @param site whose limits hold for them; empty only in entries of before sites were named
 * @param key empty only in entries of before keys were described
 * @param policyDocument digest of the document of that version
 * @param coming what was judged beside, while a version is in one of its stages
 * @param weighed empty only in entries of before it was noted what went before
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
        Optional<ComingLimits> coming,
        Optional<Weighed> weighed) {

    public static final String FORMAT = "threekey-entry-let-in/6";

    /**
     * A sign-in is ruled on first and dated when it is recorded, by a node that may have heard of the newest decision
     * 300 milliseconds late: so long may the version that was in force before still be obeyed. Never may one be obeyed
     * ahead of its time.
     */
    public static final Duration HEARD_WITHIN = Duration.ofSeconds(5);

    public static final References REFERENCES = References.nothing()
            .person("person")
            .scope("site")
            .policy("policy")
            .policyDocument("policyDocument")
            .policy("assurance.policy")
            .policyDocument("assurance.policyDocument")
            .policy("standard.policy")
            .policyDocument("standard.policyDocument")
            .scope("seenAt")
            .policy("risk.policy")
            .policyDocument("risk.policyDocument")
            .policy("coming.policy")
            .policyDocument("coming.policyDocument");

    /** Also of whoever nobody vouched for, which is nearly everybody. */
    private static final String WHERE_NOBODY_VOUCHED = "threekey-entry-let-in/5";

    private static final String BEFORE_RISKS_WERE_WEIGHED = "threekey-entry-let-in/4";
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
        if (weighed.isPresent() && key.isEmpty()) {
            throw new IllegalArgumentException("a risk is weighed and no key is described");
        }
    }

    public JsonObject payload() {
        var json = Document.of(format());
        key.ifPresent(shown -> {
            json.put("key", shown.traits().document());
            shown.required().ifPresent(version -> json.put("assurance", version.json()));
            shown.standard().ifPresent(version -> json.put("standard", version.json()));
        });
        weighed.ifPresent(risk -> {
            json.put("recently", risk.recently().json());
            risk.seenAt().ifPresent(seen -> json.put("seenAt", seen.value()));
            risk.thresholds().ifPresent(version -> json.put("risk", version.json()));
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
        if (weighed.isPresent()) {
            return weighed.get().recently().vouchedFor() ? FORMAT : WHERE_NOBODY_VOUCHED;
        }
        if (key.isPresent()) {
            return key.get().notesItsModel() ? BEFORE_RISKS_WERE_WEIGHED : BEFORE_MODELS_WERE_NOTED;
        }
        return site.isPresent() ? BEFORE_KEYS_WERE_DESCRIBED : BEFORE_SITES_WERE_NAMED;
    }

    public static LetInEntry parse(JsonObject payload) {
        return switch (format(payload)) {
            case BEFORE_SITES_WERE_NAMED -> read(payload, BEFORE_SITES_WERE_NAMED, Told.NEITHER_SITE_NOR_KEY);
            case BEFORE_KEYS_WERE_DESCRIBED -> read(payload, BEFORE_KEYS_WERE_DESCRIBED, Told.NO_KEY);
            case BEFORE_MODELS_WERE_NOTED -> read(payload, BEFORE_MODELS_WERE_NOTED, Told.NO_RISK);
            case BEFORE_RISKS_WERE_WEIGHED -> read(payload, BEFORE_RISKS_WERE_WEIGHED, Told.NO_RISK);
            case WHERE_NOBODY_VOUCHED -> vouchedFor(false, read(payload, WHERE_NOBODY_VOUCHED, Told.ALL));
            default -> vouchedFor(true, read(payload, FORMAT, Told.ALL));
        };
    }

    /** Two forms of one entry would be two leaves. */
    private static LetInEntry vouchedFor(boolean told, LetInEntry entry) {
        if (entry.weighed().orElseThrow().recently().vouchedFor() != told) {
            throw new MalformedDocument("recently", told ? "nobody vouched for them" : "somebody vouched for them");
        }
        return entry;
    }

    /** What entries tell by now, each of these more than the ones before. */
    private enum Told {
        NEITHER_SITE_NOR_KEY,
        NO_KEY,
        NO_RISK,
        ALL;

        private <T> Optional<T> since(Told first, Supplier<T> reading) {
            return compareTo(first) < 0 ? Optional.empty() : Optional.of(reading.get());
        }
    }

    private static String format(JsonObject payload) {
        return payload.get("format")
                .map(format -> format instanceof JsonText(String text) ? text : "")
                .orElse("");
    }

    private static LetInEntry read(JsonObject payload, String format, Told told) {
        return Document.read(payload, format, fields -> read(fields, told));
    }

    private static LetInEntry read(Fields fields, Told told) {
        return new LetInEntry(
                fields.text("session"),
                fields.text("person", PersonId::new),
                fields.text("passkey"),
                fields.text("useCase", UseCase::ofCode),
                fields.text("careSetting", CareSetting::ofCode),
                told.since(Told.NO_KEY, () -> fields.text("site", Scope::new)),
                told.since(Told.NO_RISK, () -> ShownKey.read(fields)),
                fields.count("idleMinutes"),
                fields.count("overallMinutes"),
                fields.object("policy", PolicyAddress::read),
                fields.count("policyVersion"),
                fields.digest("policyDocument"),
                fields.optional("coming", name -> fields.object(name, ComingLimits::read)),
                told.since(Told.ALL, () -> Weighed.read(fields)));
    }
}
