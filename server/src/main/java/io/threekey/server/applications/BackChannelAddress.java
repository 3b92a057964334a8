package io.threekey.server.applications;

import java.net.URI;

/**
 * Where an application's server is told by ours that somebody's session is over (OpenID Connect Back-Channel Logout 1.0,
 * 2.2). Over TLS, except on the machine that this node runs on; by an address or the one name that always means that
 * machine, because any other could be resolved otherwise tomorrow.
 */
public record BackChannelAddress(String value) {

    private static final int HIGHEST_PORT = 65_535;

    public BackChannelAddress {
        if (RegisteredAddress.read(value, RegisteredAddress::isOnThisMachine)
                .filter(uri -> uri.getPort() != 0 && uri.getPort() <= HIGHEST_PORT)
                .isEmpty()) {
            throw new IllegalArgumentException("not an address that an application can be told at: " + value);
        }
    }

    /** Whether it is on the node's own machine, where other things may listen too. */
    boolean isOnThisMachine() {
        return RegisteredAddress.isOnThisMachine(uri());
    }

    public URI uri() {
        return URI.create(value);
    }
}
