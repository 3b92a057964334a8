package io.threekey.demo;

import io.threekey.testkit.CeremonyRefused;
import io.threekey.testkit.SoftwareAuthenticator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The personas' keys, in a file of their own in the demo's folder. Whoever reads it is everybody in this hospital. */
@Component
public class DemoKeys {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Map<String, Persona> personas = new LinkedHashMap<>();

    DemoKeys(@Value("${threekey.home}") Path home) {
        this.file = home.resolve("demo-keys.json");
        if (Files.exists(file)) {
            JSON.readValue(file, Stored.class).personas().stream()
                    .map(StoredPersona::persona)
                    .forEach(persona -> personas.put(persona.person(), persona));
        }
    }

    public synchronized List<Persona> personas() {
        return List.copyOf(personas.values());
    }

    public synchronized Optional<Persona> find(String person) {
        return Optional.ofNullable(personas.get(person));
    }

    public synchronized void add(Persona persona) {
        hold(persona);
        save();
    }

    /** Kept with the next {@link #save()}: thousands who arrive at once are written once. */
    public synchronized void hold(Persona persona) {
        personas.put(persona.person(), persona);
    }

    /** Answers as the persona's devices and browser would, with the first device that can. */
    public String answer(Persona persona, Asked asked, String origin) {
        return switch (asked.ceremony()) {
            case GET -> get(persona, asked.options(), origin);
            case CREATE -> create(persona, asked.options(), origin);
        };
    }

    private static String get(Persona persona, String options, String origin) {
        CeremonyRefused last = null;
        for (var device : persona.devices()) {
            try {
                return device.get(options, origin);
            } catch (CeremonyRefused refused) {
                last = refused;
            }
        }
        throw last == null ? new IllegalStateException(persona.name() + " has no device") : last;
    }

    /** On a device of its own, since a person's keys are never two on one device. */
    private synchronized String create(Persona persona, String options, String origin) {
        var device = Devices.fresh();
        var answer = device.create(options, origin);
        add(persona.with(device));
        return answer;
    }

    public synchronized void save() {
        var stored =
                new Stored(personas.values().stream().map(StoredPersona::of).toList());
        try {
            var next = file.resolveSibling("demo-keys.json.next");
            Files.writeString(next, JSON.writeValueAsString(stored));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the demo's keys cannot be kept in " + file, unwritable);
        }
    }

    record Stored(List<StoredPersona> personas) {}

    record StoredPersona(String person, String name, String title, boolean first, List<String> devices) {

        static StoredPersona of(Persona persona) {
            return new StoredPersona(
                    persona.person(),
                    persona.name(),
                    persona.title(),
                    persona.first(),
                    persona.devices().stream()
                            .map(SoftwareAuthenticator::export)
                            .toList());
        }

        Persona persona() {
            return new Persona(
                    person,
                    name,
                    title,
                    first,
                    devices.stream().map(Devices::restored).toList());
        }
    }
}
