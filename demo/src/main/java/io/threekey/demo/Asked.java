package io.threekey.demo;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page's request for a key (WebAuthn L3, 5.1.8 and 5.1.9), and which keys fit it. */
public record Asked(Ceremony ceremony, String options) {

    private static final JsonMapper JSON = new JsonMapper();

    public enum Ceremony {
        GET,
        CREATE
    }

    /** Who could answer: with a key that is allowed, or by making one beside those they have. */
    Predicate<Persona> answerableUnder(String relyingParty) {
        var asked = JSON.readTree(options);
        return switch (ceremony) {
            case GET -> {
                var allowed = ids(asked.path("allowCredentials"));
                yield persona -> persona.credentials()
                        .anyMatch(held -> held.relyingParty().equals(relyingParty)
                                && (allowed.isEmpty() || allowed.contains(held.id())));
            }
            case CREATE -> {
                var handle = asked.path("user").path("id").asString("");
                yield persona -> persona.credentials()
                        .anyMatch(held -> held.relyingParty().equals(relyingParty)
                                && held.userHandle().equals(handle));
            }
        };
    }

    private static Set<String> ids(JsonNode descriptors) {
        return StreamSupport.stream(descriptors.spliterator(), false)
                .map(each -> each.path("id").asString(""))
                .collect(Collectors.toUnmodifiableSet());
    }
}
