package io.threekey.server.applications;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Which signals an application may ask for (OpenID Shared Signals Framework 1.0), of people who came into it from here and
 * of nobody else.
 *
 * @param which in the order in which they were written
 * @param pushedTo the one address that they may be pushed to; without it, the application fetches them
 */
public record ToldSignals(List<Signal> which, Optional<BackChannelAddress> pushedTo) {

    public ToldSignals {
        which = List.copyOf(which);
        if (which.isEmpty() || EnumSet.copyOf(which).size() < which.size()) {
            throw new IllegalArgumentException("an application is told one signal or more, each named once");
        }
    }

    static ToldSignals read(Fields fields) {
        return new ToldSignals(
                fields.texts("which", Signal::ofCode),
                fields.optional("pushTo", name -> fields.text(name, BackChannelAddress::new)));
    }

    JsonObject document() {
        var document = Json.object()
                .put("which", JsonArray.ofTexts(which.stream().map(Signal::code).toList()));
        pushedTo.ifPresent(address -> document.put("pushTo", address.value()));
        return document.build();
    }
}
