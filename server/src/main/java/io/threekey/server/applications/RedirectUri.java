package io.threekey.server.applications;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where people are sent back to, compared character by character (RFC 9700 2.1). Over TLS, except on the machine that
 * the browser runs on (RFC 8252 8.3).
 */
public record RedirectUri(String value) {

    public RedirectUri {
        if (RegisteredAddress.read(value, RedirectUri::isLocal).isEmpty()) {
            throw new IllegalArgumentException("not an address that people can be sent back to: " + value);
        }
    }

    private static boolean isLocal(URI uri) {
        return RegisteredAddress.isOnThisMachine(uri) || uri.getHost().endsWith(".localhost");
    }

    /** Over TLS, or on the person's own machine by its number (RFC 8252, 7.3). */
    boolean isReadByNobodyElse() {
        var uri = URI.create(value);
        return "https".equals(uri.getScheme()) || Set.of("127.0.0.1", "[::1]").contains(uri.getHost());
    }

    /** What people may recognise of it. */
    public String host() {
        return URI.create(value).getRawAuthority();
    }

    /** As a browser names it to others (RFC 6454, 6.2): in small letters, and without the port that goes without saying. */
    String origin() {
        var uri = URI.create(value);
        var usual = uri.getPort() == -1 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        return uri.getScheme() + "://" + host + (usual ? "" : ":" + uri.getPort());
    }

    /** The same with something to say: parameters are added to those that it has (RFC 6749 3.1.2). */
    public URI with(String parameters) {
        var separator = URI.create(value).getRawQuery() == null ? "?" : "&";
        return URI.create(value + separator + parameters);
    }
}
