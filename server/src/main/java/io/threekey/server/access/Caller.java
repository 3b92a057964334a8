package io.threekey.server.access;

import java.util.Set;

/** Who is on the other side of a request. Handlers may take it as a parameter. */
public sealed interface Caller {

    boolean may(Permission permission);

    /** Nobody has signed in, or the session has ended. */
    record Anonymous() implements Caller {
        @Override
        public boolean may(Permission permission) {
            return permission == Permission.ANYONE;
        }
    }

    /**
     * A person with a live session.
     *
     * @param person the person's identifier, as in the charter's seats
     */
    record SignedIn(String person, String name, String session, Set<Permission> permissions) implements Caller {
        @Override
        public boolean may(Permission permission) {
            return permission == Permission.ANYONE || permissions.contains(permission);
        }
    }
}
