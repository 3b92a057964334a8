package io.threekey.demo;

import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.testkit.CeremonyRefused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;

/** Who could answer a page's request for a key, and their answer. Anybody may be anybody here: it is the demo. */
@Requires(Permission.ANYONE)
abstract class PersonaEndpoint {

    private final DemoKeys keys;
    private final Origins origins;
    private final MessageSource texts;
    private final Origin here;

    PersonaEndpoint(DemoKeys keys, Origins origins, MessageSource texts, Origin here) {
        this.keys = keys;
        this.origins = origins;
        this.texts = texts;
        this.here = here;
    }

    /** @param words of the picker, in the reader's language */
    record Choice(Map<String, String> words, List<Candidate> people) {}

    record Candidate(String person, String name, String title, boolean first) {}

    @PostMapping("candidates")
    Choice candidates(@RequestBody JsonNode request, Locale locale) {
        var asked = asked(request);
        var people = keys.personas().stream()
                .filter(persona -> asked.canBeAnsweredBy(persona, origins.relyingParty(here)))
                .map(persona -> new Candidate(persona.person(), persona.name(), persona.title(), persona.first()))
                .toList();
        return new Choice(
                Map.of(
                        "title", word("demo.picker.title", locale),
                        "lead", word(people.isEmpty() ? "demo.picker.nobody" : "demo.picker.lead", locale),
                        "others", word("demo.picker.others", locale),
                        "own", word("demo.picker.own", locale),
                        "cancel", word("demo.picker.cancel", locale)),
                people);
    }

    @PostMapping(path = "answer", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> answer(@RequestBody JsonNode request) {
        var persona = keys.find(request.path("person").asString(""));
        if (persona.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        try {
            return ResponseEntity.ok(
                    keys.answer(persona.get(), asked(request), origins.of(here).toString()));
        } catch (CeremonyRefused refused) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body("{\"name\":\"" + refused.name() + "\"}");
        }
    }

    private static Asked asked(JsonNode request) {
        return new Asked(
                Asked.Ceremony.valueOf(request.path("kind").asString("").toUpperCase(Locale.ROOT)),
                request.path("options").toString());
    }

    private String word(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}
