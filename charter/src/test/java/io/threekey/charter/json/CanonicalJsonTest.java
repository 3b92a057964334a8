package io.threekey.charter.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Nested
    class Writing {

        /** The strings and literals of the sample in RFC 8785, 3.2.2, without its fractions and null. */
        @Test
        void escapesAsTheSampleOfRfc8785Does() {
            var sample = Json.object()
                    .put("string", "\u20ac$\u000F\nA'B\"\\\\\"/")
                    .put("literals", JsonArray.of(Json.flag(true), Json.flag(false)))
                    .build();

            assertThat(CanonicalJson.text(sample))
                    .isEqualTo("{\"literals\":[true,false],\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
        }

        /** RFC 8785, 3.2.3: sorted by UTF-16 code units, which differs from the order of code points. */
        @Test
        void sortsNamesAsTheSampleOfRfc8785Does() {
            var sample = Json.object()
                    .put("\u20ac", "Euro Sign")
                    .put("\r", "Carriage Return")
                    .put("\ufb33", "Hebrew Letter Dalet With Dagesh")
                    .put("1", "One")
                    .put("\ud83d\ude00", "Emoji: Grinning Face")
                    .put("\u0080", "Control")
                    .put("\u00f6", "Latin Small Letter O With Diaeresis")
                    .build();

            assertThat(sample.fields().values())
                    .map(value -> ((JsonText) value).value())
                    .containsExactly(
                            "Carriage Return",
                            "One",
                            "Control",
                            "Latin Small Letter O With Diaeresis",
                            "Euro Sign",
                            "Emoji: Grinning Face",
                            "Hebrew Letter Dalet With Dagesh");
            assertThat(CanonicalJson.text(sample)).startsWith("{\"\\r\":\"Carriage Return\",\"1\":\"One\"");
        }

        @Test
        void escapesEveryControlCharacterAndNothingElse() {
            assertThat(CanonicalJson.text(Json.text("\b\t\n\f\r\u0000\u001f \u007f\u2028<>&/")))
                    .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f \u007f\u2028<>&/\"");
        }

        @Test
        void writesEmptyContainersAndIntegers() {
            var value = Json.object()
                    .put("a", JsonArray.of())
                    .put("a1", JsonArray.of(Json.integer(0), Json.flag(false)))
                    .put("a2", JsonArray.ofTexts(List.of("x", "y")))
                    .put("b", Json.object().build())
                    .put("c", -9007199254740991L)
                    .build();

            assertThat(CanonicalJson.bytes(value))
                    .isEqualTo("{\"a\":[],\"a1\":[0,false],\"a2\":[\"x\",\"y\"],\"b\":{},\"c\":-9007199254740991}"
                            .getBytes(UTF_8));
        }

        @Test
        void putsBinaryAndInstantsAsText() {
            var value = Json.object()
                    .put("at", Instant.parse("2026-11-22T08:00:00Z"))
                    .put("bytes", new byte[] {-1, -2, -3, -4})
                    .put("digest", Digest.of(new byte[0]))
                    .put("ok", true)
                    .build();

            assertThat(CanonicalJson.text(value))
                    .isEqualTo("{\"at\":\"2026-11-22T08:00:00Z\",\"bytes\":\"__79_A\",\"digest\":"
                            + "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"ok\":true}");
        }

        @Test
        void refusesInstantsThatCannotBeWrittenExactly() {
            assertThatThrownBy(() -> Json.object().put("at", Instant.ofEpochSecond(0, 1_000)))
                    .hasMessageContaining("finer than a millisecond");
            assertThat(Json.object().put("at", Instant.ofEpochMilli(1)).build())
                    .isEqualTo(JsonObject.of(Map.of("at", Json.text("1970-01-01T00:00:00.001Z"))));
        }

        @Test
        void refusesWhatHasNoExactForm() {
            assertThatThrownBy(() -> Json.integer(9007199254740992L)).hasMessageContaining("beyond 2^53-1");
            assertThatThrownBy(() -> Json.integer(-9007199254740992L)).hasMessageContaining("beyond 2^53-1");
            assertThatThrownBy(() -> Json.text("\ud800")).hasMessageContaining("surrogate");
            assertThatThrownBy(() -> Json.object().put("\udc00", "").build()).hasMessageContaining("surrogate");
            assertThatThrownBy(() -> Json.object().put("a", 1).put("a", 2)).hasMessageContaining("'a' is put twice");
        }
    }

    @Nested
    class Reading {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"a\":{\"b\":[1,null]}} | $.a.b[1]: null is not allowed",
                    "{\"a\":1,\"a\":1} | $.a: the field is there twice",
                    "{\"a\":1.0} | $.a: fractions and exponents are not allowed",
                    "[1e3] | $[0]: fractions and exponents are not allowed",
                    "[9007199254740992] | $[0]: an integer beyond 2^53-1",
                    "[-9007199254740992] | $[0]: an integer beyond 2^53-1",
                    "[99999999999999999999999999] | $[0]: an integer beyond 2^53-1",
                    "{} {} | $: something follows the document",
                    "{\"a\":\"\\ud800\"} | $.a: text holds half of a surrogate pair",
                    "{\"\\ud800\":1} | $: text holds half of a surrogate pair",
                    "{\"a\" | not JSON",
                    "[1,] | not JSON",
                    "{a:1} | not JSON",
                    "[01] | not JSON",
                    "[NaN] | not JSON",
                    "/**/1 | not JSON",
                    "'a' | not JSON",
                    "[1 | not JSON"
                })
        void refusesWhatTwoReadersCouldUnderstandDifferently(String text, String why) {
            assertThatThrownBy(() -> JsonReader.read(text.getBytes(UTF_8)))
                    .isInstanceOf(MalformedDocument.class)
                    .hasMessageContaining(why);
        }

        @Test
        void refusesNothingAtAll() {
            assertThatThrownBy(() -> JsonReader.read(new byte[0])).hasMessage("$: a value is missing");
        }

        @Test
        void refusesOtherEncodingsThanUtf8() {
            assertThatThrownBy(() -> JsonReader.read("{}".getBytes(StandardCharsets.UTF_16)))
                    .hasMessage("$: not UTF-8");
            assertThatThrownBy(() -> JsonReader.read(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}))
                    .hasMessage("$: not UTF-8");
            assertThatThrownBy(() -> JsonReader.read("\uFEFF{}".getBytes(UTF_8)))
                    .hasMessageContaining("byte order mark");
        }

        @Test
        void goesThirtyTwoLevelsDeepAndNoDeeper() {
            assertThat(JsonReader.read(nested(32))).isInstanceOf(JsonArray.class);
            assertThatThrownBy(() -> JsonReader.read(nested(33))).hasMessageContaining("nested deeper than 32");
            var objects = ("{\"a\":".repeat(33) + "1" + "}".repeat(33)).getBytes(UTF_8);
            assertThatThrownBy(() -> JsonReader.read(objects)).hasMessageContaining("nested deeper than 32");
        }

        private static byte[] nested(int depth) {
            return ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
        }

        @Test
        void understandsOtherSpellingsThatCanonicalReadingRefuses() {
            assertThat(JsonReader.read(" {\"b\" : -0, \"a\":\"\\u0041\"}\n".getBytes(UTF_8)))
                    .isEqualTo(Json.object().put("a", "A").put("b", 0).build());
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"b\":1,\"a\":1}", "{ }", "[-0]", "\"\\u0041\"", "\"\\/\"", "\"\\u000A\"", "{}\n"})
        void canonicallyAcceptsOneSpellingOnly(String text) {
            assertThatThrownBy(() -> CanonicalJson.read(text.getBytes(UTF_8)))
                    .isInstanceOf(MalformedDocument.class)
                    .hasMessageContaining("canonical");
        }
    }

    @Property(tries = 150)
    void readsBackWhatItWrote(@ForAll("values") Json value) {
        assertThat(CanonicalJson.read(CanonicalJson.bytes(value))).isEqualTo(value);
    }

    @Property(tries = 150)
    void neverReadsOneChangedByteAsTheSameValue(@ForAll("values") Json value, @ForAll int at, @ForAll byte difference) {
        var bytes = CanonicalJson.bytes(value);
        bytes[Math.floorMod(at, bytes.length)] ^= difference == 0 ? 1 : difference;
        try {
            assertThat(CanonicalJson.read(bytes)).isNotEqualTo(value);
        } catch (MalformedDocument refused) {
            assertThat(refused.getMessage()).startsWith("$");
        }
    }

    @Provide
    Arbitrary<Json> values() {
        var texts = Arbitraries.strings()
                .withChars("a\"\\/\n\u0001\u00e9\u20ac\ufb33")
                .ofMaxLength(4);
        Arbitrary<Json> leaves = Arbitraries.oneOf(
                texts.map(JsonText::new),
                Arbitraries.longs()
                        .between(-JsonInteger.LARGEST, JsonInteger.LARGEST)
                        .map(JsonInteger::new),
                Arbitraries.of(true, false).map(JsonFlag::new));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(JsonArray::new),
                        Arbitraries.maps(texts, inner).ofMaxSize(3).map(JsonObject::new)),
                0,
                3);
    }
}
