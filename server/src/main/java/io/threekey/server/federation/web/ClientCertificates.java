package io.threekey.server.federation.web;

import io.threekey.server.applications.RegisteredCertificate;
import io.threekey.server.federation.ConnectedBy;
import io.threekey.server.federation.MutualTls;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Tells which certificate a sender showed: to this node itself, or to a proxy in front of it, which says so in
 * {@code Client-Cert} (RFC 9440). From any other machine that header says nothing.
 */
@Component
class ClientCertificates implements ConnectedBy {

    private static final String OF_THE_CONNECTION = "jakarta.servlet.request.X509Certificate";
    private static final String SAID = "Client-Cert";

    /** A byte sequence (RFC 9651, 3.3.5). */
    private static final Pattern BYTES = Pattern.compile(":([A-Za-z0-9+/]{1,12000}={0,2}):");

    private final MutualTls settings;

    ClientCertificates(MutualTls settings) {
        this.settings = settings;
    }

    /** A proxy that is believed speaks for the sender, and its own certificate for nobody else. */
    @Override
    public Optional<X509Certificate> of(HttpServletRequest request) {
        if (settings.asked().isEmpty()) {
            return Optional.empty();
        }
        return settings.believes(request.getRemoteAddr()) ? said(request) : ofTheConnection(request);
    }

    private static Optional<X509Certificate> ofTheConnection(HttpServletRequest request) {
        return request.getAttribute(OF_THE_CONNECTION) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    private static Optional<X509Certificate> said(HttpServletRequest request) {
        return Optional.of(Collections.list(request.getHeaders(SAID)))
                .filter(said -> said.size() == 1)
                .map(said -> BYTES.matcher(said.getFirst().strip()))
                .filter(bytes -> bytes.matches())
                .flatMap(bytes -> read(bytes.group(1)));
    }

    private static Optional<X509Certificate> read(String base64) {
        try {
            return Optional.of(RegisteredCertificate.read(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
