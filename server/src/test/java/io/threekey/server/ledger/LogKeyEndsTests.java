package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.ledger.LogKeyRotation.Discarded;
import io.threekey.server.ledger.LogKeyRotation.Made;
import io.threekey.server.ledger.LogKeyRotation.NotUnused;
import io.threekey.server.ledger.PinnedLogKeys.Pinned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What cannot be undone: a key of the ledger that is destroyed, or discarded before it was used. */
class LogKeyEndsTests extends ARotation {

    @Nested
    class AKeyThatTheCharterLetsGoOf {

        private String second = "";
        private Instant effect = Instant.MAX;

        @BeforeEach
        void aCharterWaitsThatDropsTheFirst() {
            second = overlapping();
            effect = node.clock.instant().plus(Duration.ofDays(7));
            node.charter = moment -> moment.isBefore(effect) ? pins(first, second) : dropped(first, second);
            node.databaseTime = () -> effect.minusSeconds(1);
        }

        private void somethingHappens() {
            node.taps("something");
            node.steps();
            rotation().look();
        }

        @Test
        void staysWhereOneNodesClockIsAheadOfTheDatabases() {
            node.clock.advance(Duration.ofDays(8));
            somethingHappens();
            assertThat(kept()).containsExactly(first, second);

            node.databaseTime = () -> effect;
            somethingHappens();
            assertThat(kept()).containsExactly(second);
        }

        @Test
        void staysUntilTheLedgerItselfHasGrownPastThatMoment() {
            node.clock.advance(Duration.ofDays(8));
            node.databaseTime = node.clock::instant;
            rotation().look();
            assertThat(kept()).containsExactly(first, second);

            somethingHappens();
            assertThat(kept()).containsExactly(second);
        }

        @Test
        void staysWhereTheDatabasesClockIsAheadOfTheNodes() {
            node.databaseTime = () -> effect.plus(Duration.ofDays(1));
            somethingHappens();
            assertThat(kept()).containsExactly(first, second);
        }
    }

    @Nested
    class AKeyThatWasMade {

        @Test
        void isDiscardedWithWhoDidIt() {
            var second = made();

            assertThat(rotation().discardNext(second, "person-security")).isEqualTo(new Discarded());

            assertThat(kept()).containsExactly(first);
            assertThat(rotation().next()).isEmpty();
            assertThat(recorded()).containsExactly("log-key.made " + second, "log-key.discarded " + second);
            assertThat(node.get(Ledger.class)
                            .entriesOf(LogKeyRotation.DISCARDED)
                            .getFirst()
                            .payload()
                            .get("by")
                            .orElseThrow()
                            .toString())
                    .contains("person-security");
            assertThat(made()).isNotEqualTo(second);
        }

        @Test
        void isDiscardedOnce() {
            var second = made();
            rotation().discardNext(second, "person-security");

            assertThat(rotation().discardNext(second, "person-security")).isEqualTo(new NotUnused());
            assertThat(recorded()).hasSize(2);
        }

        @Test
        void isNotDiscardedOnceACharterPinsIt() {
            var second = made();
            node.pinned = new Pinned(List.of(first), Set.of(first, second), Set.of());

            assertThat(rotation().discardNext(second, "person-security")).isEqualTo(new NotUnused());
            assertThat(rotation().discardNext(first, "person-security")).isEqualTo(new NotUnused());
            assertThat(kept()).containsExactly(first, second);
        }

        @Test
        void isTheOnlyOneHoweverOftenTwoNodesMakeOneAtTheSameTime() {
            try (var other = node.andAnother()) {
                for (var time = 0; time < 40; time++) {
                    var both = Stream.of(node, other)
                            .map(each -> CompletableFuture.supplyAsync(
                                    () -> each.get(LogKeyRotation.class).makeNext("person-iam")))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
                    assertThat(both).filteredOn(Made.class::isInstance).hasSize(1);
                    assertThat(kept()).hasSize(2);
                    rotation().discardNext(rotation().next().orElseThrow(), "person-iam");
                }
            }
        }
    }
}
