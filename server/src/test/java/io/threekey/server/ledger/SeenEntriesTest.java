package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeenEntriesTest {

    private static final UUID ID = new UUID(7, 7);
    private static final Instant AT = Instant.parse("2026-11-23T07:00:00Z");
    private static final JsonObject SAID = Json.object().put("a", 1).build();

    private final HeldClock clock = HeldClock.at(AT);
    private final SeenEntries seen = new SeenEntries(clock);

    @Test
    void sayWhatWasVerifiedForTheSameRowReadAgain() {
        seen.note(row(ID), SAID, 0);

        assertThat(seen.payload(row(ID))).containsSame(SAID);
    }

    @ParameterizedTest
    @MethodSource("others")
    void knowNothingOfARowThatDiffersInAnything(QueuedEntry other) {
        seen.note(row(ID), SAID, 0);

        assertThat(seen.payload(other)).isEmpty();
    }

    static Stream<QueuedEntry> others() {
        return Stream.of(
                row(new UUID(7, 8)),
                new QueuedEntry(ID, AT.plusMillis(1), "a.b", "s", bytes(1), bytes(2), bytes(3)),
                new QueuedEntry(ID, AT, "a.c", "s", bytes(1), bytes(2), bytes(3)),
                new QueuedEntry(ID, AT, "a.b", "t", bytes(1), bytes(2), bytes(3)),
                new QueuedEntry(ID, AT, "a.b", "s", bytes(4), bytes(2), bytes(3)),
                new QueuedEntry(ID, AT, "a.b", "s", bytes(1), bytes(4), bytes(3)),
                new QueuedEntry(ID, AT, "a.b", "s", bytes(1), bytes(2), bytes(4)),
                new QueuedEntry(ID, AT, "a.b", "s", bytes(1), bytes(2), new byte[0]));
    }

    @Test
    void forgetTheOldestWhereTheyAreMany() {
        IntStream.range(0, 3_000).forEach(number -> seen.note(row(new UUID(0, number)), SAID, 0));

        assertThat(seen.payload(row(new UUID(0, 0)))).isEmpty();
        assertThat(seen.payload(row(new UUID(0, 2_999)))).isPresent();
    }

    @Test
    void areForgottenWithinTheHourWhereAnotherNodeErasesThem() {
        seen.note(row(ID), SAID, 0);
        clock.advance(Duration.ofMinutes(61));

        assertThat(seen.payload(row(new UUID(7, 8)))).isEmpty();
        assertThat(seen.isEmpty()).isTrue();
    }

    @Test
    void areAllForgottenWhereSomethingIsErasedHere() {
        seen.note(row(ID), SAID, seen.timesDropped());
        seen.drop();

        assertThat(seen.payload(row(ID))).isEmpty();
        seen.note(row(ID), SAID, seen.timesDropped());
        assertThat(seen.payload(row(ID))).isPresent();
    }

    /** Somebody read the row, its payload was erased, and only then they come to note it. */
    @Test
    void areNotNotedThatWereReadBeforeSomethingWasErased() {
        var before = seen.timesDropped();
        seen.drop();
        seen.note(row(ID), SAID, before);

        assertThat(seen.isEmpty()).isTrue();
    }

    private static QueuedEntry row(UUID id) {
        return new QueuedEntry(id, AT, "a.b", "s", bytes(1), bytes(2), bytes(3));
    }

    private static byte[] bytes(int of) {
        return new byte[] {(byte) of, 0, 1};
    }
}
