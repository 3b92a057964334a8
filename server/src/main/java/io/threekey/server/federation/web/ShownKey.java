package io.threekey.server.federation.web;

import io.threekey.server.federation.Possession;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** Reads what a request shows of a key from its {@code DPoP} headers. */
final class ShownKey {

    private ShownKey() {}

    /** @param path as it was declared, which is what the sender must have meant */
    static Possession of(HttpServletRequest request, String path) {
        return new Possession(Collections.list(request.getHeaders("DPoP")), request.getMethod(), path);
    }
}
