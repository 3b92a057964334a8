package io.threekey.server.signin;

import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses: those that agree with it in the first bits (CIDR, RFC 4632; RFC 4291 2.3). */
record Network(InetAddress start, int bits) {

    Network {
        if (bits < 0 || bits > Byte.SIZE * start.getAddress().length) {
            throw new IllegalArgumentException(bits + " bits of " + start.getHostAddress());
        }
    }

    /** Empty where it is none, or its address has bits behind those of the network, which is a slip more often than not. */
    static Optional<Network> of(String text) {
        var slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        try {
            var network = new Network(
                    InetAddress.ofLiteral(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
            return Optional.of(network).filter(Network::nothingIsBehind);
        } catch (IllegalArgumentException noneSuch) {
            return Optional.empty();
        }
    }

    boolean holds(InetAddress address) {
        var own = start.getAddress();
        var other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            if (bit(own, bit) != bit(other, bit)) {
                return false;
            }
        }
        return true;
    }

    private boolean nothingIsBehind() {
        var address = start.getAddress();
        for (var bit = bits; bit < Byte.SIZE * address.length; bit++) {
            if (bit(address, bit) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] address, int bit) {
        return address[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
    }
}
