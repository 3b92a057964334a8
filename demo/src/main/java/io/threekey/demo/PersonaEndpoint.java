package io.threekey.demo;

import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.testkit.CeremonyRefused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private final SeatsNow seats;
    private final Origins origins;
    private final MessageSource texts;
    private final Origin here;

    PersonaEndpoint(DemoKeys keys, SeatsNow seats, Origins origins, MessageSource texts, Origin here) {
        this.keys = keys;
        this.seats = seats;
        this.origins = origins;
        this.texts = texts;
        this.here = here;
    }

    /**
     * Who may be chosen.
     *
     * @param words of the picker, in the reader's language
     * @param meant whom the way to the page was for, where they have a key that fits
     * @param more whether there are others than these, to be found by a part of their name, title or ward
     */
    record Choice(Map<String, String> words, Optional<Candidate> meant, List<Candidate> people, boolean more) {}

    record Candidate(String person, String name, String title, boolean first) {

        static Candidate of(Persona persona, SeatsNow.Introductions introductions) {
            return new Candidate(
                    persona.person(), persona.name(), introductions.of(persona), introductions.comesFirst(persona));
        }

        boolean isFoundBy(String wanted) {
            return (name + " " + title).toLowerCase(Locale.ROOT).contains(wanted);
        }
    }

    @PostMapping("candidates")
    Choice candidates(@RequestBody JsonNode request, Locale locale) {
        var wanted = request.path("search").asString("").strip().toLowerCase(Locale.ROOT);
        var introductions = seats.inWords(locale);
        var fitting = keys.personas().stream()
                .filter(asked(request).answerableUnder(origins.relyingParty(here)))
                .map(persona -> Candidate.of(persona, introductions))
                .toList();
        var others = fitting.stream()
                .filter(candidate -> !candidate.first())
                .filter(candidate -> candidate.isFoundBy(wanted))
                .toList();
        var shown = Stream.concat(
                        fitting.stream().filter(Candidate::first),
                        others.stream().limit(OTHERS_AT_ONCE))
                .toList();
        var meant = fitting.stream()
                .filter(candidate ->
                        candidate.person().equals(request.path("as").asString("")))
                .findFirst();
        return new Choice(words(fitting.isEmpty(), locale), meant, shown, others.size() > OTHERS_AT_ONCE);
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
