package io.threekey.server.applications;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What all addresses in a registration have in common: they are whole, written in one way only, and lead over TLS except
 * where nobody else can listen.
 */
final class RegisteredAddress {

    private static final int LONGEST = 500;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    private RegisteredAddress() {}

    /** @param inTheClear where it may be without TLS */
    static Optional<URI> read(String value, Predicate<URI> inTheClear) {
        return Optional.of(value)
                .filter(text -> text.length() <= LONGEST)
                .flatMap(RegisteredAddress::parsed)
                .filter(uri -> uri.getRawFragment() == null && uri.getRawUserInfo() == null && uri.getHost() != null)
                .filter(uri -> uri.toASCIIString().equals(value) && !value.contains("*"))
                .filter(uri ->
                        "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && inTheClear.test(uri));
    }

    /** By a number, or by the one name that always means this machine. */
    static boolean isOnThisMachine(URI uri) {
        return THIS_MACHINE.contains(uri.getHost());
    }

    private static Optional<URI> parsed(String value) {
        try {
            return Optional.of(new URI(value));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }
}
