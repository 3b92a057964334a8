package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import java.util.Arrays;

/**
 * Who is told to whom, and how much.
 *
 * @param scope names with a space between them
 * @param session what it ends with
 */
record Access(String client, String scope, String session, PersonId person) {

    boolean includes(String name) {
        return Arrays.asList(scope.split(" ")).contains(name);
    }
}
