package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import java.time.Instant;
import java.util.List;

/**
 * Published in the transaction that leads somebody on to an application with a code, each time.
 *
 * @param acr how sure of them it is told to be
 */
public record ApplicationEntered(
        String client, String session, PersonId person, String acr, List<String> amr, Instant at) {

    public ApplicationEntered {
        amr = List.copyOf(amr);
    }
}
