package io.threekey.server.signin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Optional;

/** The address at the other end of the connection; what a header says of another one is anybody's word. */
final class ClientAddress {

    private ClientAddress() {}

    static Optional<InetAddress> of(HttpServletRequest request) {
        try {
            return Optional.of(InetAddress.ofLiteral(request.getRemoteAddr()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
