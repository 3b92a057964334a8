package io.threekey.server.federation;

import io.threekey.charter.json.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What counts once, on whatever node.
 *
 * @param digest of what makes it the only one of its kind
 * @param expires from when it counts for nothing, so that it may be forgotten
 */
record Once(Digest digest, Instant expires) {

    /** @param kind and the rest, which together nothing else has */
    static Once of(Instant expires, String kind, String... rest) {
        var what = kind + "\n" + String.join("\n", rest);
        return new Once(Digest.of(what.getBytes(StandardCharsets.UTF_8)), expires);
    }
}
