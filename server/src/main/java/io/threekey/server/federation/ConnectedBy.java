package io.threekey.server.federation;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Tells which certificate the sender of a request showed, where that is asked for at all. */
public interface ConnectedBy {

    Optional<X509Certificate> of(HttpServletRequest request);
}
