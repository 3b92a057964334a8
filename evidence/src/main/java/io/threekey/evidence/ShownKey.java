package io.threekey.evidence;

import io.threekey.charter.json.Fields;
import java.util.Optional;

/**
 * The key that somebody was let in with, as far as an entry tells.
 *
 * @param required the version of {@code assurance-required} that it was held to; empty where there was none
 * @param standard likewise of {@code authenticator-standard}
 */
public record ShownKey(KeyTraits traits, Optional<NamedVersion> required, Optional<NamedVersion> standard) {

    public ShownKey(KeyTraits traits, Optional<NamedVersion> required) {
        this(traits, required, Optional.empty());
    }

    boolean notesItsModel() {
        return traits.model().isPresent() || standard.isPresent();
    }

    static ShownKey read(Fields fields) {
        return new ShownKey(
                fields.object("key", KeyTraits::read),
                fields.optional("assurance", name -> fields.object(name, NamedVersion::read)),
                fields.optional("standard", name -> fields.object(name, NamedVersion::read)));
    }
}
