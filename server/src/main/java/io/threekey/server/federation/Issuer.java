package io.threekey.server.federation;

import io.threekey.server.access.Origins;
import org.springframework.stereotype.Component;

/** How this installation calls itself to applications ({@code iss}), and where it answers them. */
@Component
public class Issuer {

    public static final String METADATA = "/.well-known/openid-configuration";

    /** Of servers of health records, which serve a copy of ours under their own address. */
    public static final String SMART = "/.well-known/smart-configuration";

    public static final String AUTHORIZE = "/authorize";
    /** With the sealed question behind it: where people come back to once they are in. */
    public static final String RESUME = AUTHORIZE + "/resume?request=";

    /** With the same behind it: where they turn back. */
    public static final String BACK = AUTHORIZE + "/back?request=";

    public static final String TOKEN = "/token";
    public static final String USERINFO = "/userinfo";
    public static final String PUSH = "/par";
    public static final String END_SESSION = "/end-session";
    public static final String REVOKE = "/revoke";
    public static final String INTROSPECT = "/introspect";
    public static final String KEYS = "/jwks";

    /** Below it, applications ask about their signals; their tokens for that name it as their audience. */
    public static final String SIGNALS = "/ssf";

    private final String origin;

    Issuer(Origins origins) {
        this.origin = origins.idOrigin().toString();
    }

    public String name() {
        return origin;
    }

    public String at(String path) {
        return origin + path;
    }
}
