package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The two shapes of names, beside the patterns that say them. */
class NamesProperties {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final Pattern WORD = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

    @Property
    void anIdentifierFitsItsPatternAndNothingElseDoes(@ForAll("nearlyNames") String text) {
        isTaken(Names::identifier, IDENTIFIER, text);
    }

    @Property
    void aWordFitsItsPatternAndNothingElseDoes(@ForAll("nearlyNames") String text) {
        isTaken(Names::word, WORD, text);
    }

    private static void isTaken(BiConsumer<String, String> shape, Pattern pattern, String text) {
        if (pattern.matcher(text).matches()) {
            shape.accept(text, "seat");
        } else {
            assertThatThrownBy(() -> shape.accept(text, "seat"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(refused -> assertThat(refused.getMessage()).contains("seat"));
        }
    }

    @Provide
    Arbitrary<String> nearlyNames() {
        var words = Arbitraries.strings().withChars("az09-");
        return Arbitraries.oneOf(
                words.ofMaxLength(6),
                words.ofMinLength(62).ofMaxLength(66),
                Arbitraries.strings().withChars("azAZ09._@-").ofMaxLength(6),
                Arbitraries.strings().withChars("azAZ09._@-").ofMinLength(62).ofMaxLength(66),
                Arbitraries.strings().withChars("a`{@[/:-\n \u00e4\u0660").ofMaxLength(4));
    }
}
