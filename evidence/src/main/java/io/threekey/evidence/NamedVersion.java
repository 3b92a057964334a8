package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.Optional;

/**
 * A policy version as an entry names it.
 *
 * @param document digest of the version's document
 */
public record NamedVersion(PolicyAddress policy, int version, Digest document) {

    /** The version of that name, where it was adopted. */
    Optional<PolicyVersion> adopted(History history) {
        return history.versions(policy).stream()
                .filter(adopted -> adopted.version() == version)
                .findFirst();
    }

    /** The use case or site that no policy of this kind and name is for; empty where it may be for both. */
    Optional<String> elsewhere(PolicyKindName kind, Where where) {
        if (!policy.inGroup().equals(new PolicyAddress(kind, Optional.of(where.useCase()), Scope.GROUP))) {
            return Optional.of(where.useCase().code());
        }
        return where.site()
                .filter(site -> !policy.scope().isGroup() && !policy.scope().equals(site))
                .map(Scope::value);
    }

    boolean isByTheTextOf(PolicyVersion adopted) {
        return adopted.digest().equals(document);
    }

    String inWords() {
        return inWords(policy, version);
    }

    static String inWords(PolicyAddress policy, int version) {
        return "version " + version + " of " + policy.kind() + " ("
                + policy.useCase().map(UseCase::code).orElse("all use cases") + ", " + policy.scope() + ")";
    }

    public JsonObject json() {
        return Json.object()
                .put("policy", policy.document())
                .put("policyVersion", version)
                .put("policyDocument", document)
                .build();
    }

    static NamedVersion read(Fields fields) {
        return new NamedVersion(
                fields.object("policy", PolicyAddress::read),
                fields.count("policyVersion"),
                fields.digest("policyDocument"));
    }
}
