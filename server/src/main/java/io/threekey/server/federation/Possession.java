package io.threekey.server.federation;

import java.util.List;

/**
 * What a request shows of a key that its sender holds (RFC 9449, 4).
 *
 * @param proofs of which there may be one
 * @param path where it was sent, of ours
 */
public record Possession(List<String> proofs, String method, String path) {

    public Possession {
        proofs = List.copyOf(proofs);
    }
}
