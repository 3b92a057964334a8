package io.threekey.server.governance;

import io.threekey.server.governance.template.CharterTemplate;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The charter that a founding starts from: {@code threekey.charter}, one of the shipped or a file. Read when a founding
 * asks for it and never afterwards; once founded, the signed charter alone says who decides.
 */
@Component
class CharterToFound {

    private final String named;
    private Optional<CharterTemplate> read = Optional.empty();

    /** @param named {@code group}, {@code single}, {@code small}, or the path of a file */
    CharterToFound(@Value("${threekey.charter:group}") String named) {
        this.named = named;
    }

    /** @throws UnfitCharter where it has faults, with all of them */
    synchronized CharterTemplate template() {
        if (read.isEmpty()) {
            read = Optional.of(read());
        }
        return read.get();
    }

    private CharterTemplate read() {
        try {
            return CharterTemplate.named(named);
        } catch (IllegalArgumentException faults) {
            throw new UnfitCharter(faults);
        }
    }
}
