package io.threekey.server.applications;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Where an application's server is told by ours that somebody's session is over (OpenID Connect Back-Channel Logout 1.0,
 * 2.2). Over TLS, except on the machine that this node runs on; by an address or the one name that always means that
 * machine, because any other could be resolved otherwise tomorrow.
 */
public record BackChannelAddress(String value) {

    private static final int LONGEST = 500;
    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    public BackChannelAddress {
        if (value.length() > LONGEST || !isWhole(value)) {
            throw new IllegalArgumentException("not an address that an application can be told at: " + value);
        }
    }

    private static boolean isWhole(String value) {
        return parsed(value)
                .filter(uri -> uri.getRawFragment() == null && uri.getRawUserInfo() == null && uri.getHost() != null)
                .filter(uri -> uri.toASCIIString().equals(value) && !value.contains("*"))
                .filter(uri -> uri.getPort() != 0 && uri.getPort() <= HIGHEST_PORT)
                .filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && isHere(uri))
                .isPresent();
    }

    private static Optional<URI> parsed(String value) {
        try {
            return Optional.of(new URI(value));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static boolean isHere(URI uri) {
        return THIS_MACHINE.contains(uri.getHost());
    }

    /** Whether it is on the node's own machine, where other things may listen too. */
    boolean isOnThisMachine() {
        return isHere(uri());
    }

    public URI uri() {
        return URI.create(value);
    }
}
