package io.threekey.server.federation;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a request shows of what its sender holds: a key (RFC 9449, 4), a certificate (RFC 8705), both or nothing.
 *
 * @param proofs of which there may be one
 * @param path where it was sent, of ours
 * @param certificate of the connection
 */
public record Possession(List<String> proofs, String method, String path, Optional<X509Certificate> certificate) {

    public Possession {
        proofs = List.copyOf(proofs);
    }
}
