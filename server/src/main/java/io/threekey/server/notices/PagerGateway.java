package io.threekey.server.notices;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The hospital's gateway for text messages and pagers, as {@code THREEKEY_PAGER_URL} and {@code THREEKEY_PAGER_SECRET}
 * name it. What goes there is signed with the secret, and read by nobody on its way.
 */
record PagerGateway(URI url, String secret) {

    private static final int SHORTEST_SECRET = 32;

    PagerGateway {
        if (url.getHost() == null || !("https".equals(url.getScheme()) || isOnThisMachine(url))) {
            throw new IllegalArgumentException(
                    "THREEKEY_PAGER_URL must be an https:// address; http:// is for a gateway on this very machine");
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException("THREEKEY_PAGER_URL must not hold a password");
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("THREEKEY_PAGER_SECRET needs " + SHORTEST_SECRET
                    + " characters at least: make one with openssl rand -hex 32");
        }
    }

    /** A name could be resolved otherwise tomorrow, so only an address, or the name that always means this machine. */
    private static boolean isOnThisMachine(URI url) {
        var host = url.getHost();
        if (!"http".equals(url.getScheme()) || !host.matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "PagerGateway[" + url + "]";
    }

    /** The settings as operators give them; without an address there is no gateway. */
    @Component
    static class Settings {

        private final Optional<PagerGateway> gateway;

        Settings(@Value("${threekey.pager-url:}") String url, @Value("${threekey.pager-secret:}") String secret) {
            this.gateway =
                    url.isBlank() ? Optional.empty() : Optional.of(new PagerGateway(URI.create(url.strip()), secret));
        }

        Optional<PagerGateway> gateway() {
            return gateway;
        }
    }
}
