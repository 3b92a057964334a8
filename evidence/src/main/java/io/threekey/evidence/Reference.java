package io.threekey.evidence;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Scope;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;

/** Somebody or something that an entry refers to, and by which it is found. */
public record Reference(Kind kind, String value) {

    /** What can be referred to. */
    public enum Kind {
        PERSON("person"),
        /** {@code site:<id>} or {@code ward:<id>}. */
        PLACE("place"),
        /** A proposal and all that came of it, by its id or by its digest. */
        DECISION("decision"),
        /** By its address, such as {@code session-limits.all.group}, or by the digest of a version's document. */
        POLICY("policy"),
        /** A decision key by its credential id: acts name the key that signed, and not the person. */
        KEY("key");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Stands in rows and in exports. */
        public String code() {
            return code;
        }
    }

    public Reference {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a reference to no " + kind.code);
        }
    }

    public static Reference to(PersonId person) {
        return new Reference(Kind.PERSON, person.value());
    }

    /** @throws IllegalArgumentException for the group, which is no place */
    public static Reference to(Scope site) {
        if (site.isGroup()) {
            throw new IllegalArgumentException("the group is no place");
        }
        return new Reference(Kind.PLACE, site.value());
    }

    public static Reference toSite(String id) {
        return to(Scope.site(id));
    }

    public static Reference toWard(String id) {
        return new Reference(Kind.PLACE, "ward:" + id);
    }

    public static Reference to(ProposalId proposal) {
        return new Reference(Kind.DECISION, proposal.value());
    }

    public static Reference toProposal(Digest digest) {
        return new Reference(Kind.DECISION, digest.hex());
    }

    public static Reference to(PolicyAddress address) {
        var useCase = address.useCase().map(each -> each.code()).orElse("all");
        return new Reference(
                Kind.POLICY,
                address.kind().value() + "." + useCase + "." + address.scope().value());
    }

    public static Reference toPolicyDocument(Digest document) {
        return new Reference(Kind.POLICY, document.hex());
    }

    public static Reference to(DecisionKey key) {
        return new Reference(Kind.KEY, Base64Url.encode(key.credentialId()));
    }

    @Override
    public String toString() {
        return kind.code + " " + value;
    }
}
