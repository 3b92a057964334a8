package io.threekey.charter.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private final JsonObject object = Json.object()
            .put("text", "word")
            .put("integer", 7)
            .put("below", -1)
            .put("above", 2147483648L)
            .put("zero", 0)
            .put("most", 2147483647L)
            .put("flag", true)
            .put("off", false)
            .put("digest", Digest.of(new byte[0]))
            .put("things", JsonArray.of(Json.object().put("inner", 3).build()))
            .put("instant", "2026-11-22T08:00:00.120Z")
            .put("bytes", "AQI")
            .put("texts", JsonArray.ofTexts(List.of("a", "b")))
            .put("object", Json.object().put("inner", 1).build())
            .put("objects", JsonArray.of(Json.object().put("inner", 1).build(), Json.text("x")))
            .build();

    private final Fields fields = Fields.of(object, "thing");

    @Nested
    class Reading {
        @Test
        void givesEveryKind() {
            assertThat(fields.text("text")).isEqualTo("word");
            assertThat(fields.integer("integer")).isEqualTo(7);
            assertThat(fields.count("integer")).isEqualTo(7);
            assertThat(fields.count("zero")).isZero();
            assertThat(fields.count("most")).isEqualTo(Integer.MAX_VALUE);
            assertThat(fields.flag("flag")).isTrue();
            assertThat(fields.flag("off")).isFalse();
            assertThat(fields.digest("digest")).isEqualTo(Digest.of(new byte[0]));
            assertThat(fields.<Long>objects("things", inner -> inner.integer("inner")))
                    .containsExactly(3L);
            assertThat(fields.names()).hasSize(object.fields().size()).contains("zero");
            assertThat(fields.instant("instant")).isEqualTo(Instant.parse("2026-11-22T08:00:00.120Z"));
            assertThat(fields.bytes("bytes")).containsExactly(1, 2);
            assertThat(fields.texts("texts")).containsExactly("a", "b");
            assertThat(fields.<Long>object("object", inner -> inner.integer("inner")))
                    .isEqualTo(1);
            assertThat(fields.array("objects").items()).hasSize(2);
        }

        @Test
        void givesWhatMayBeAbsent() {
            assertThat(fields.optionalText("text")).contains("word");
            assertThat(fields.optionalText("none")).isEmpty();
            assertThat(fields.optionalInteger("integer")).contains(7L);
            assertThat(fields.optionalInstant("instant")).isPresent();
            assertThat(fields.optionalDigest("none")).isEmpty();
            assertThat(fields.optionalDigest("digest")).contains(Digest.of(new byte[0]));
            assertThat(fields.optionalObject("object")).isPresent();
        }

        @Test
        void namesThePlaceOfEveryMiss() {
            refused(f -> f.text("none"), "thing.none: is missing");
            refused(f -> f.text("integer"), "thing.integer: is not text");
            refused(f -> f.integer("text"), "thing.text: is not an integer");
            refused(f -> f.flag("text"), "thing.text: is not true or false");
            refused(f -> f.object("text"), "thing.text: is not an object");
            refused(f -> f.array("text"), "thing.text: is not an array");
            refused(f -> f.count("below"), "thing.below: -1 is not a count");
            refused(f -> f.count("above"), "thing.above: 2147483648 is not a count");
            refused(f -> f.instant("text"), "thing.text: 'word' is not an instant in UTC");
            refused(f -> f.digest("text"), "thing.text: 'word' is not 64 lower-case hex digits");
            refused(f -> f.texts("objects"), "thing.objects[0]: is not text");
            refused(f -> f.texts("texts", Digest::parse), "thing.texts[0]: 'a' is not 64 lower-case hex digits");
            refused(f -> f.objects("objects", inner -> inner.integer("inner")), "thing.objects[1]: is not an object");
            refused(f -> f.object("object", inner -> inner.text("inner")), "thing.object.inner: is not text");
            refused(f -> f.object("object", inner -> 1), "thing.object.inner: an unknown field");
        }

        @Test
        void isDoneWhenEveryFieldWasRead() {
            var two = Fields.of(Json.object().put("a", "").put("b", "").build(), "thing");
            two.text("a");
            assertThatThrownBy(two::nothingElse).hasMessage("thing.b: an unknown field");
            two.text("b");
            two.nothingElse();
        }

        private void refused(Consumer<Fields> reading, String why) {
            assertThatThrownBy(() -> reading.accept(fields))
                    .isInstanceOf(MalformedDocument.class)
                    .hasMessageContaining(why);
        }
    }

    @Nested
    class OneSpellingOfAnInstant {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2026-11-22T08:00Z",
                    "2026-11-22T08:00:00.000Z",
                    "2026-11-22T08:00:00.1Z",
                    "2026-11-22T08:00:00.123456Z",
                    "2026-11-22T09:00:00+01:00",
                    "2026-11-22t08:00:00z",
                    "2026-02-30T08:00:00Z",
                    "+12026-11-22T08:00:00Z",
                    "2026-11-22T24:00:00Z"
                })
        void refusesAllOthers(String text) {
            var fields = Fields.of(Json.object().put("at", text).build(), "thing");
            assertThatThrownBy(() -> fields.instant("at")).isInstanceOf(MalformedDocument.class);
        }
    }

    @Nested
    class OneSpellingOfBytes {
        @ParameterizedTest
        @ValueSource(strings = {"AQI=", "AQJ", "AQ+I", "A", "AQ I", "\u00e9"})
        void refusesAllOthers(String text) {
            assertThatThrownBy(() -> Base64Url.decode(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class ADocument {
        private static final String FORMAT = "threekey-thing/1";
        private static final Function<Fields, Long> READER = fields -> fields.integer("n");

        @Test
        void isReadByItsFormat() {
            assertThat(Document.read("{\"format\":\"threekey-thing/1\",\"n\":3}".getBytes(UTF_8), FORMAT, READER))
                    .isEqualTo(3);
            assertThat(Document.read(Document.of(FORMAT).put("n", 3).build(), FORMAT, READER))
                    .isEqualTo(3);
        }

        @Test
        void isRefusedInAnyOtherForm() {
            refused("{\"format\":\"threekey-thing/2\",\"n\":3}", "threekey-thing.format: is not threekey-thing/1");
            refused("{\"n\":3}", "threekey-thing.format: is missing");
            refused("{\"format\":\"threekey-thing/1\",\"m\":1,\"n\":3}", "threekey-thing.m: an unknown field");
            refused("[]", "threekey-thing: is not an object");
            refused("{\"n\":3,\"format\":\"threekey-thing/1\"}", "canonical");
        }

        @Test
        void turnsAnImpossibleValueIntoAMalformedDocument() {
            var bytes = "{\"format\":\"threekey-thing/1\"}".getBytes(UTF_8);
            assertThatThrownBy(() -> Document.read(bytes, FORMAT, fields -> Digest.ofBytes(new byte[3])))
                    .isInstanceOf(MalformedDocument.class)
                    .hasMessage("threekey-thing: a digest has 32 bytes, not 3");
        }

        private void refused(String text, String why) {
            assertThatThrownBy(() -> Document.read(text.getBytes(UTF_8), FORMAT, READER))
                    .isInstanceOf(MalformedDocument.class)
                    .hasMessageContaining(why);
        }
    }

    @Nested
    class ADigest {
        @Test
        void isTheSameInEveryForm() {
            var digest = Digest.of("abc".getBytes(UTF_8));
            assertThat(digest.hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            assertThat(digest.base64Url()).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
            assertThat(Digest.ofBytes(digest.bytes())).isEqualTo(Digest.parse(digest.hex()));
            assertThat(digest).hasToString(digest.hex());
        }
    }
}
