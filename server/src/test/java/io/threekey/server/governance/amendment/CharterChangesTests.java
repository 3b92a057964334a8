package io.threekey.server.governance.amendment;

import static io.threekey.server.governance.amendment.AmendedCharter.TODAY;
import static io.threekey.server.governance.amendment.AmendedCharter.asOneText;
import static io.threekey.server.governance.amendment.AmendedCharter.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Seat;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.server.governance.CharterWords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whoever signs another charter reads, before and after, everything in it that is not as it was. */
class CharterChangesTests {

    private static final JsonObject BEFORE = TODAY.document();

    /** Two other values in the same place make two other texts, so the text names the one that would stand there. */
    @Property(tries = 60)
    void nameWhatWouldStandThere(@ForAll("places") CharterEdit.Place place) {
        var edits = CharterEdit.at(place, BEFORE);
        assertThat(edits.stream().map(edit -> asOneText(BEFORE, edit)))
                .as("%s", place)
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    /** And the other way round: that which stands there today. */
    @Property(tries = 60)
    void nameWhatStandsThereToday(@ForAll("places") CharterEdit.Place place) {
        var edits = CharterEdit.at(place, BEFORE);
        assertThat(edits.stream().map(edit -> asOneText(edit, BEFORE)))
                .as("%s", place)
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<CharterEdit.Place> places() {
        return Arbitraries.of(CharterEdit.places(BEFORE));
    }

    @Test
    void sayNothingWhereOnlyTheVersionIsAnother() {
        assertThat(says(TODAY, TODAY.withSeats(2, TODAY.seats()))).isEmpty();
    }

    @Test
    void sayOfRowsInAnotherOrderThatNothingElseIsOther() {
        var shuffled = with("rights", rights -> List.copyOf(rights).reversed());
        assertThat(says(BEFORE, shuffled))
                .containsExactly("Who decides what: written in another order, each as it is today.");
    }

    @Nested
    class OfARight {

        @Test
        void sayWhoWouldDecideWithWhomLessAndWhere() {
            assertThat(edited(
                            "\"consulted\":[\"clinical-operations\"],\"decision\":\"recovery\"",
                            "\"quorum\":{\"allOf\":[{\"count\":1,\"from\":\"iam\"},{\"count\":1,\"from\":\"security\"}]}",
                            "\"quorum\":{\"count\":1,\"from\":\"iam\"}"))
                    .anyMatch(
                            line -> line.matches(
                                    "Looser than today\\. Recovery \\(.*, in the whole group\\): signed by IAM, instead of IAM and security together\\."));
        }

        @Test
        void readAListOfOneAsWhatItLists() {
            var both = "\"quorum\":{\"allOf\":[{\"count\":1,\"from\":\"iam\"},{\"count\":1,\"from\":\"security\"}]}";
            var listed = "\"quorum\":{\"allOf\":[{\"count\":1,\"from\":\"iam\"}]}";
            assertThat(edited("\"decision\":\"recovery\"", both, listed))
                    .singleElement()
                    .asString()
                    .endsWith(": signed by IAM, instead of IAM and security together.");
        }

        @Test
        void holdARowThatGoesAgainstTheOneThatWouldCount() {
            var right = TODAY.rights().stream()
                    .filter(one -> one.useCase().isPresent())
                    .findFirst()
                    .orElseThrow();
            var without = with(
                    "rights",
                    rights -> rights.stream()
                            .filter(one -> !one.equals(right.document()))
                            .toList());
            assertThat(says(BEFORE, without))
                    .anyMatch(line -> line.contains("its own row would be gone; this one would count: "));
        }
    }

    @Nested
    class OfWhatOneDomainMayDoAlone {

        @Test
        void sayHowLongAndHowFarAndCallMoreOfItALoosening() {
            assertThat(edited("", "\"hours\":72", "\"hours\":168"))
                    .containsExactly(
                            "Looser than today. Session limits (All use cases): what one domain tightened alone lapses"
                                    + " after 168 hours, instead of 72 hours.");
            assertThat(edited("", "\"bounds\":{\"idleMinutes\":2,", "\"bounds\":{\"idleMinutes\":1,"))
                    .containsExactly(
                            "Looser than today. Session limits (All use cases): one domain may tighten alone as far as"
                                    + " \"idleMinutes\" 1 and \"overallMinutes\" 60, instead of \"idleMinutes\" 2 and"
                                    + " \"overallMinutes\" 60.");
            assertThat(edited("", "\"bounds\":{\"idleMinutes\":2,", "\"bounds\":{\"idleMinutes\":3,"))
                    .singleElement()
                    .asString()
                    .startsWith("Session limits");
        }
    }

    @Nested
    class OfAKindOfPolicy {

        @Test
        void callItALooseningWhereFewerWouldDecide() {
            assertThat(edited("\"session-limits\":", "\"session-control\"", "\"enrolment\""))
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            "Looser than today. Session limits: decided as \"Enrolment\", instead of \"Session limits\".");
        }
    }

    @Nested
    class OfSealing {

        @Test
        void nameThePagesAndCallAnotherOneALoosening() {
            assertThat(edited("", "[\"https://seal.example.org\"]", "[\"https://seal.example.com\"]"))
                    .containsExactly(
                            "Looser than today. Which keys sign decisions, and where: pages at https://seal.example.com,"
                                    + " instead of https://seal.example.org.");
        }
    }

    @Nested
    class OfASeat {

        @Test
        void nameTheKeysByTheWordsThatTheirHolderReadsOut() {
            var first = TODAY.seats().getFirst();
            var one = first.keys().getFirst();
            var less = new Seat(
                    first.id(),
                    first.function(),
                    first.rank(),
                    first.deputisesFor(),
                    first.holder(),
                    first.holderName(),
                    first.from(),
                    first.until(),
                    List.of(one));
            var seats = Stream.concat(Stream.of(less), TODAY.seats().stream().skip(1))
                    .toList();
            assertThat(says(TODAY, TODAY.withSeats(2, seats)))
                    .singleElement()
                    .asString()
                    .contains(
                            ": signs with \"" + one.label() + "\" (" + CharterWords.keyInWords(one) + "), instead of ");
        }

        @Test
        void nameTheHolderByIdBecauseTwoPeopleMayHaveOneName() {
            var taken =
                    edited("\"deputisesFor\":\"sponsor\"", "\"holder\":\"p-sponsor-deputy\"", "\"holder\":\"p-other\"");
            assertThat(taken)
                    .singleElement()
                    .asString()
                    .endsWith("held by Holder of sponsor-deputy (p-other), instead of Holder of sponsor-deputy"
                            + " (p-sponsor-deputy).");
        }
    }

    private static List<String> edited(String after, String from, String to) {
        var text = CanonicalJson.text(BEFORE);
        var place = text.indexOf(from, Math.max(0, text.indexOf(after)));
        assertThat(place).as("%s after %s in %s", from, after, text).isPositive();
        var edited = text.substring(0, place) + to + text.substring(place + from.length());
        return says(BEFORE, (JsonObject) JsonReader.read(edited.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonObject with(String part, UnaryOperator<List<? extends Json>> change) {
        var fields = new TreeMap<>(BEFORE.fields());
        var items = ((JsonArray) BEFORE.get(part).orElseThrow()).items();
        fields.put(part, new JsonArray(change.apply(items)));
        return new JsonObject(fields);
    }
}
