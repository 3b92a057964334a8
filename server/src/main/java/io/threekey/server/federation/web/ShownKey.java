package io.threekey.server.federation.web;

import io.threekey.server.federation.Possession;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.stereotype.Component;

/** Reads what a request shows of what its sender holds: from its {@code DPoP} headers, and of its connection. */
@Component
class ShownKey {

    private final ClientCertificates certificates;

    ShownKey(ClientCertificates certificates) {
        this.certificates = certificates;
    }

    /** @param path as it was declared, which is what the sender must have meant */
    Possession of(HttpServletRequest request, String path) {
        return new Possession(
                Collections.list(request.getHeaders("DPoP")), request.getMethod(), path, certificates.of(request));
    }
}
