package io.threekey.evidence;

import io.threekey.charter.json.Fields;
import java.util.Optional;

/**
 * The key that somebody was let in with, as far as an entry tells.
 *
 * @param required the version of {@code assurance-required} that it was held to; empty where there was none
 */
public record ShownKey(KeyTraits traits, Optional<NamedVersion> required) {

    static ShownKey read(Fields fields) {
        return new ShownKey(
                fields.object("key", KeyTraits::read),
                fields.optional("assurance", name -> fields.object(name, NamedVersion::read)));
    }
}
