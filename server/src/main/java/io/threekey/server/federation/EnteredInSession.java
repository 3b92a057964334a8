package io.threekey.server.federation;

import java.util.List;
import org.springframework.stereotype.Component;

/** Which applications somebody was led on to in a session that goes on, and by which name each of them knows it. */
@Component
public class EnteredInSession {

    private final FederationTables tables;

    EnteredInSession(FederationTables tables) {
        this.tables = tables;
    }

    public List<String> clients(String session) {
        return tables.entered(session);
    }

    /** {@code sid}: the name that this application was given, and no other. */
    public static String sid(String client, String session) {
        return Tokens.sid(client, session);
    }
}
