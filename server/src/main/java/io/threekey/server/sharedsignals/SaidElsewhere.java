package io.threekey.server.sharedsignals;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What another system said, and surely it did: its signature and all that makes it meant for us were verified.
 *
 * @param type the URI of what happened, or blank where it names several that are not one
 * @param person whom it means, by the name under which we told of them; empty for any other name
 * @param event what it says about it
 * @param at when that happened, as it says
 */
record SaidElsewhere(
        SignalSource source, String jti, String type, Optional<PersonId> person, JsonObject event, Instant at) {

    Optional<SourceSignal> signal() {
        return SourceSignal.byUri(type).filter(source.says()::contains);
    }
}
