package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.server.Intruder;
import io.threekey.server.keys.LogKey;
import io.threekey.server.ledger.LogKeyRotation.Made;
import io.threekey.server.ledger.LogKeyRotation.NotNow;
import io.threekey.server.ledger.PinnedLogKeys.Pinned;
import io.threekey.server.ledger.PinnedLogKeys.Unknown;
import io.threekey.tlog.NoteVerifier;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The ledger's key gives way to the next, as the charter says step by step; here the test says what the charter says. */
class LogKeyRotationTests extends ARotation {

    @Nested
    class TheNextKey {

        @Test
        void isMadeOnceAndRecordedWithWhoMadeIt() {
            var second = made();

            assertThat(rotation().makeNext("person-security")).isEqualTo(new NotNow());
            assertThat(rotation().next()).contains(second);
            assertThat(kept()).containsExactly(first, second);
            assertThat(recorded()).containsExactly("log-key.made " + second);
            assertThat(node.get(Ledger.class)
                            .entriesOf(LogKeyRotation.MADE)
                            .getFirst()
                            .payload()
                            .get("by")
                            .orElseThrow()
                            .toString())
                    .contains("person-iam");
        }

        @Test
        void isMadeOnceByTwoNodesAtTheSameTime() {
            try (var other = node.andAnother()) {
                var both = Stream.of(node, other)
                        .map(each -> CompletableFuture.supplyAsync(
                                () -> each.get(LogKeyRotation.class).makeNext("person-iam")))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

                assertThat(both).filteredOn(Made.class::isInstance).hasSize(1);
                assertThat(both).filteredOn(NotNow.class::isInstance).hasSize(1);
                assertThat(kept()).hasSize(2);
            }
        }

        @Test
        void isNotHalfMadeWhereItsEntryCannotBeWritten() {
            var intruder = new Intruder(node.database);
            intruder.runs("ALTER TABLE ledger_queue RENAME TO ledger_queue_away");

            assertThatThrownBy(() -> made()).isInstanceOf(RuntimeException.class);
            intruder.runs("ALTER TABLE ledger_queue_away RENAME TO ledger_queue");

            assertThat(kept()).containsExactly(first);
            assertThat(made()).isNotEqualTo(first);
        }

        @Test
        void signsNothingAndStaysWhereNoCharterPinsIt() {
            var second = made();
            node.steps();
            rotation().look();

            assertThat(isSignedBy(first)).isTrue();
            assertThat(isSignedBy(second)).isFalse();
            assertThat(kept()).containsExactly(first, second);
        }

        @Test
        void isNotMadeBeforeTheFoundingNorWhereNobodyKnowsTheCharter() {
            node.pinned = new PinnedLogKeys.NothingFounded();
            assertThat(rotation().makeNext("person-iam")).isEqualTo(new NotNow());
            node.pinned = new Unknown();
            assertThat(rotation().makeNext("person-iam")).isEqualTo(new NotNow());
            assertThat(kept()).containsExactly(first);
        }

        @Test
        void isMadeAlsoWhereSomebodyWroteTheLastNumberIntoTheTable() {
            new Intruder(node.database)
                    .runs("INSERT INTO keys_secret SELECT each.name, wrapped, created_at FROM keys_secret,"
                            + " (VALUES ('log-key-2'), ('log-key-999999')) AS each (name)");

            var second = made();

            assertThat(kept()).containsExactly(first, second);
        }

        @Test
        void isNotMadeWhileACharterWaitsThatPinsOne() {
            var second = made();
            node.pinned = new Pinned(List.of(first), Set.of(first, second), Set.of());

            assertThat(rotation().makeNext("person-iam")).isEqualTo(new NotNow());
            assertThat(rotation().next()).isEmpty();
        }
    }

    @Nested
    class WhileTheCharterPinsBoth {

        @Test
        void everyCheckpointCarriesBothSignaturesAlsoWhereNothingElseHappens() {
            var second = overlapping();

            assertThat(isSignedBy(first)).isTrue();
            assertThat(isSignedBy(second)).isTrue();
            assertThat(node.get(LogIdentity.class).vkeys()).containsExactly(first, second);
            rotation().look();
            assertThat(recorded()).containsExactly("log-key.made " + second, "log-key.signs " + second);
        }

        @Test
        void aNodeThatStartsBelievesThem() {
            overlapping();
            node = node.restarted();

            assertThat(node.steps()).isZero();
            assertThat(isSignedBy(first)).isTrue();
            assertThat(node.alarms).isEmpty();
        }

        @Test
        void aNodeThatHasNotHeardOfItYetBelievesThemToo() {
            try (var other = node.andAnother()) {
                overlapping();
                assertThat(other.steps()).isZero();
                assertThat(other.get(Ledger.class).latestCheckpoint())
                        .isEqualTo(node.get(Ledger.class).latestCheckpoint());
                other.pinned = node.pinned;
                other.taps("once it has heard of it");

                assertThat(other.steps()).isEqualTo(1);
                assertThat(other.alarms).isEmpty();
            }
        }

        @Test
        void aLineOfSomebodyElseBesideThemIsNotPassedOn() {
            try (var other = node.andAnother()) {
                overlapping();
                other.steps();

                var note = other.get(PublishedTree.class).checkpoint().orElseThrow();
                assertThat(note.lines().filter(line -> line.startsWith("\u2014")))
                        .hasSize(1);
            }
        }

        @Test
        void aKeyByWhichNothingCanBeVerifiedStopsNothing() {
            var second = overlapping();
            var none = first.substring(0, first.indexOf('+')) + "+0badc0de+AQIDBAU=";
            node.pinned = new Pinned(List.of(first, second), Set.of(first, second, none), Set.of());
            node.taps("while a charter waits that pins it");
            assertThat(node.steps()).isEqualTo(1);

            node.pinned = new Pinned(List.of(first, none), Set.of(first, second, none), Set.of());
            node.taps("once it is in force");
            assertThat(node.steps()).isEqualTo(1);
            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.key-missing", List.of(none)));
        }

        @Test
        void eitherSignsAloneWhereTheOtherIsLostUntilTheCharterLetsGoOfThat() {
            var second = overlapping();
            new Intruder(node.database).runs("DELETE FROM keys_secret WHERE name = 'log-key'");
            node.taps("without the first");

            assertThat(node.steps()).isEqualTo(1);
            assertThat(isSignedBy(first)).isFalse();
            assertThat(isSignedBy(second)).isTrue();
            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.key-missing", List.of(first)));

            node.pinned = dropped(first, second);
            node.taps("after the drop");
            assertThat(node.steps()).isEqualTo(1);
            assertThat(node.alarms).last().isEqualTo(new LedgerAllClear("ledger.key-missing"));
        }

        @Test
        void aKeyThatIsLostAndFoundSignsAgain() {
            var second = overlapping();
            var intruder = new Intruder(node.database);
            intruder.runs("CREATE TABLE kept_secret AS TABLE keys_secret");
            intruder.runs("DELETE FROM keys_secret WHERE name = 'log-key-2'");

            node.taps("without the second");
            assertThat(node.steps()).isEqualTo(1);
            assertThat(isSignedBy(second)).isFalse();
            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.key-missing", List.of(second)));

            intruder.runs("INSERT INTO keys_secret SELECT * FROM kept_secret WHERE name = 'log-key-2'");
            node.taps("with it");
            assertThat(node.steps()).isEqualTo(1);
            assertThat(isSignedBy(second)).isTrue();
            assertThat(node.alarms).last().isEqualTo(new LedgerAllClear("ledger.key-missing"));
        }

        @Test
        void keysThatSwapTheirNamesAreNoKeys() {
            overlapping();
            var intruder = new Intruder(node.database);
            intruder.runs("UPDATE keys_secret SET name = 'away' WHERE name = 'log-key'");
            intruder.runs("UPDATE keys_secret SET name = 'log-key' WHERE name = 'log-key-2'");
            intruder.runs("UPDATE keys_secret SET name = 'log-key-2' WHERE name = 'away'");

            publishesNothing();
            assertThat(node.alarms)
                    .hasSize(1)
                    .first()
                    .isInstanceOfSatisfying(
                            LedgerAlarm.class, alarm -> assertThat(alarm.code()).isEqualTo("ledger.key-missing"));
        }

        @Test
        void aForgedKeyBesideThemStopsNothing() {
            overlapping();
            new Intruder(node.database)
                    .runs("INSERT INTO keys_secret SELECT 'log-key-7', wrapped, created_at FROM keys_secret LIMIT 1");

            node.taps("as ever");
            assertThat(node.steps()).isEqualTo(1);
            assertThat(node.alarms).isEmpty();
        }
    }

    @Nested
    class OnceTheCharterDropsTheFirst {

        @Test
        void onlyTheSecondSignsAndTheFirstIsDestroyedAndRecorded() {
            var second = rotated();

            assertThat(isSignedBy(first)).isFalse();
            assertThat(isSignedBy(second)).isTrue();
            assertThat(kept()).containsExactly(second);
            assertThat(node.get(LogIdentity.class).vkeys()).containsExactly(second);
            assertThat(recorded())
                    .containsExactly("log-key.made " + second, "log-key.signs " + second, "log-key.destroyed " + first);
        }

        @Test
        void theFirstStaysUntilACheckpointStandsThatTheSecondSigned() {
            var second = made();
            node.steps();
            node.pinned = dropped(first, second);

            rotation().look();

            assertThat(kept()).containsExactly(first, second);
        }

        @Test
        void itIsDestroyedOnceByTwoNodes() {
            var second = overlapping();
            try (var other = node.andAnother()) {
                other.steps();
                node.pinned = dropped(first, second);
                other.pinned = node.pinned;

                Stream.of(node, other)
                        .map(each -> CompletableFuture.runAsync(
                                () -> each.get(LogKeyRotation.class).look()))
                        .toList()
                        .forEach(CompletableFuture::join);

                assertThat(recorded())
                        .filteredOn(entry -> entry.startsWith("log-key.destroyed"))
                        .hasSize(1);
            }
        }

        @Test
        void aNodeThatDiedBeforeItWasDestroyedDestroysItAfterItsStart() {
            var second = overlapping();
            node.pinned = dropped(first, second);
            node = node.restarted();
            node.taps("after the start");
            node.steps();
            rotation().look();

            assertThat(kept()).containsExactly(second);
            assertThat(isSignedBy(second)).isTrue();
        }

        @Test
        void aNodeThatSleptThroughAllOfItGoesOnFromWhatItRemembers() {
            try (var sleeper = node.andAnother()) {
                sleeper.steps();
                rotated();
                var awake = sleeper.restarted();
                awake.pinned = node.pinned;

                assertThat(awake.steps()).isZero();
                assertThat(awake.get(Ledger.class).latestCheckpoint())
                        .isEqualTo(node.get(Ledger.class).latestCheckpoint());
                assertThat(awake.alarms).isEmpty();
                awake.close();
            }
        }

        @Test
        void whatTheFirstOneSignsIsRefusedAndTheEarlierStands() {
            var stolen = node.get(LogKey.class).all().getFirst().signer();
            rotated();
            var honest = node.get(PublishedTree.class).checkpoint();

            var forged = publishesBehindOurBack(stolen);

            assertThat(node.steps()).isZero();
            assertThat(node.alarms)
                    .containsExactly(new LedgerAlarm("ledger.foreign-key", List.of(String.valueOf(forged.size()))));
            assertThat(node.get(PublishedTree.class).checkpoint()).isEqualTo(honest);
        }

        @Test
        void aNodeThatRemembersNothingRefusesItToo() {
            var stolen = node.get(LogKey.class).all().getFirst().signer();
            rotated();
            publishesBehindOurBack(stolen);

            try (var other = node.andAnother()) {
                assertThat(other.steps()).isZero();
                assertThat(other.alarms).hasSize(1);
                assertThat(other.get(PublishedTree.class).checkpoint()).isEmpty();
            }
        }

        @Test
        void theOldKeyPutBackSignsNothingAndIsDestroyedAgain() {
            var intruder = new Intruder(node.database);
            intruder.runs("CREATE TABLE kept_secret AS TABLE keys_secret");
            var second = rotated();
            intruder.runs("INSERT INTO keys_secret SELECT * FROM kept_secret WHERE name = 'log-key'");

            node.taps("with the old key back");
            node.steps();
            assertThat(isSignedBy(first)).isFalse();
            rotation().look();

            assertThat(kept()).containsExactly(second);
        }

        @Test
        void aNodeThatStartsAfterwardsSpeaksUnderTheSecond() {
            var second = rotated();
            node = node.restarted();

            assertThat(node.get(LogIdentity.class).vkey()).isEqualTo(second);
            assertThat(node.get(LogIdentity.class).origin())
                    .isEqualTo(NoteVerifier.parse(second).name());
        }

        @Test
        void theNextRotationCanBegin() {
            var second = rotated();
            var third = made();

            assertThat(third).isNotIn(first, second);
            assertThat(kept()).containsExactly(second, third);
        }
    }

    @Test
    void nothingIsPublishedWhereNobodyKnowsTheCharter() {
        node.pinned = new Unknown();

        publishesNothing();
    }

    @Test
    void aDatabaseWithAnotherKeyThanTheCharterPinsPublishesNothing() {
        try (var elsewhere = Node.onFreshDatabase()) {
            elsewhere.taps("somewhere else");
            elsewhere.steps();
            node.pinned = pins(elsewhere.get(LogIdentity.class).vkey());

            publishesNothing();
            assertThat(node.alarms)
                    .extracting(alarm -> ((LedgerAlarm) alarm).code())
                    .contains("ledger.key-missing");
        }
    }
}
