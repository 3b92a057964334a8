package io.threekey.demo;

import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.testkit.CeremonyRefused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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

    private static final int OTHERS_AT_ONCE = 40;

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

    /**
     * Who may be chosen.
     *
     * @param words of the picker, in the reader's language
     * @param more whether there are others than these, to be found by a part of their name, title or ward
     */
    record Choice(Map<String, String> words, List<Candidate> people, boolean more) {}

    record Candidate(String person, String name, String title, boolean first) {}

    @PostMapping("candidates")
    Choice candidates(@RequestBody JsonNode request, Locale locale) {
        var wanted = request.path("search").asString("").strip().toLowerCase(Locale.ROOT);
        var fitting = keys.personas().stream()
                .filter(asked(request).answerableUnder(origins.relyingParty(here)))
                .toList();
        var others = fitting.stream()
                .filter(persona -> !persona.first())
                .filter(persona -> isFound(persona, wanted))
                .toList();
        var shown = Stream.concat(
                        fitting.stream().filter(Persona::first), others.stream().limit(OTHERS_AT_ONCE))
                .map(persona -> new Candidate(persona.person(), persona.name(), persona.title(), persona.first()))
                .toList();
        return new Choice(words(fitting.isEmpty(), locale), shown, others.size() > OTHERS_AT_ONCE);
    }

    private static boolean isFound(Persona persona, String wanted) {
        return (persona.name() + " " + persona.title()).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private Map<String, String> words(boolean nobody, Locale locale) {
        return Map.of(
                "title", word("demo.picker.title", locale),
                "lead", word(nobody ? "demo.picker.nobody" : "demo.picker.lead", locale),
                "others", word("demo.picker.others", locale),
                "search", word("demo.picker.search", locale),
                "own", word("demo.picker.own", locale),
                "cancel", word("demo.picker.cancel", locale));
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
