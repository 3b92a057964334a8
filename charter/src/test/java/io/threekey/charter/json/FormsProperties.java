package io.threekey.charter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** How digests and instants are written, beside the patterns that say it. */
class FormsProperties {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");

    @Property
    void aDigestIs64LowerCaseHexDigitsAndNothingElse(@ForAll("nearlyDigests") String text) {
        if (DIGEST.matcher(text).matches()) {
            assertThat(Digest.parse(text).hex()).isEqualTo(text);
        } else {
            assertThatThrownBy(() -> Digest.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<String> nearlyDigests() {
        var digits = Arbitraries.strings().withChars("0123456789abcdef");
        return Arbitraries.oneOf(
                digits.ofLength(64),
                digits.ofMinLength(62).ofMaxLength(66),
                Arbitraries.strings().withChars("09afgAF/:`\n\u0660").ofLength(64));
    }

    @Property
    void anInstantIsWrittenAsThePlatformDoesWhereThatHasTheForm(
            @ForAll @LongRange(min = -62_300_000_000L, max = 253_500_000_000L) long second, @ForAll("nanos") int nano) {
        var instant = Instant.ofEpochSecond(second, nano);
        if (INSTANT.matcher(instant.toString()).matches()) {
            assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
            assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
        } else {
            assertThatThrownBy(() -> InstantText.of(instant)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<Integer> nanos() {
        var milliseconds = Arbitraries.integers().between(0, 999).map(milli -> milli * 1_000_000);
        return Arbitraries.oneOf(milliseconds, Arbitraries.integers().between(0, 999_999_999));
    }
}
