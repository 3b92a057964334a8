package io.threekey.server.applications;

import java.util.HashSet;
import java.util.List;

/** How an application shows that it is the one that was registered. */
public sealed interface ClientProof {

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

    /** Not at all: it runs where everybody can read it. The addresses it is sent back to and PKCE stand for it. */
    record None() implements ClientProof {}
}
