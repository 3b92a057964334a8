package io.threekey.testkit;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** The browser's own rule: a page asks for its own host or a registrable parent of it, WebAuthn 5.1.3 step 8. */
final class RelyingParty {

    private RelyingParty() {}

    static String of(JsonNode asked, String origin) {
        var host = URI.create(origin).getHost();
        if (host == null) {
            throw new IllegalArgumentException("an origin looks like http://id.localhost:8080, not " + origin);
        }
        var relyingParty = asked.asString(host);
        boolean parent = relyingParty.contains(".") && host.endsWith("." + relyingParty);
        if (!host.equals(relyingParty) && !parent) {
            throw new CeremonyRefused("SecurityError", origin + " may not ask for " + relyingParty);
        }
        return relyingParty;
    }
}
