package io.threekey.server.applications;

import java.util.HashSet;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** How an application shows that it is the one that was registered. */
public sealed interface ClientProof {

    /** Whether the connection itself shows who it is (RFC 8705, 2). */
    default boolean isByConnection() {
        return switch (this) {
            case ByCertificate own -> true;
            case ByIssuedCertificate issued -> true;
            case ByKey keys -> false;
            case None none -> false;
        };
    }

    /** By signing with one of these keys ({@code private_key_jwt}, OpenID Connect Core 9). No secret lies here. */
    record ByKey(List<ClientKey> keys) implements ClientProof {

        private static final int MOST_KEYS = 4;

        public ByKey {
            keys = List.copyOf(keys);
            if (keys.isEmpty() || keys.size() > MOST_KEYS) {
                throw new IllegalArgumentException("an application has 1 to " + MOST_KEYS + " keys");
            }
            var names = new HashSet<String>();
            if (!keys.stream().map(ClientKey::id).allMatch(names::add)) {
                throw new IllegalArgumentException("two keys of an application have the same name");
            }
        }
    }

    /** By its connection, with exactly this certificate ({@code self_signed_tls_client_auth}, RFC 8705, 2.2). */
    record ByCertificate(RegisteredCertificate certificate) implements ClientProof {}

    /**
     * By its connection, with a certificate for this subject ({@code tls_client_auth}, RFC 8705, 2.1).
     *
     * @param subject its whole name (RFC 4514)
     * @param authority that issued it itself; part of what is signed, so that no setting of a node adds another
     */
    record ByIssuedCertificate(String subject, RegisteredCertificate authority) implements ClientProof {

        private static final int LONGEST = 300;

        public ByIssuedCertificate {
            if (subject.length() > LONGEST
                    || new X500Principal(subject).getName().isEmpty()) {
                throw new IllegalArgumentException("no subject of a certificate: " + subject);
            }
            if (authority.certificate().getBasicConstraints() < 0) {
                throw new IllegalArgumentException("that certificate issues none");
            }
        }

        public X500Principal principal() {
            return new X500Principal(subject);
        }
    }

    /** Not at all: it runs where everybody can read it. The addresses it is sent back to and PKCE stand for it. */
    record None() implements ClientProof {}
}
