package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.LogIdentity;
import io.threekey.tlog.NoteSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log whose key follows upon another, each step of it signed by those who may change the charter. */
class RotatedLogKeyTest {

    private static final String ANOTHER_KEY = "checkpoint: It is signed only with a key that the charter in force does"
            + " not name any more, or not yet.";
    private static final NoteSigner NEXT = new AHospital("the next key").logKey();

    @TempDir
    private Path directory;

    private final AHospitalsLedger ledger = AHospitalsLedger.withOneDecision("st anna");
    private final NoteSigner first = ledger.hospital().logKey();
    private final LogIdentity firstAlone = ledger.hospital().charter().log();
    private final LogIdentity both = firstAlone.followedBy(NEXT.verifier().vkey());

    private ADishonestServer server;

    @BeforeEach
    void itsExportsGoHere() {
        server = new ADishonestServer(directory);
    }

    private void holds(AHospitalsLedger ledger) throws IOException {
        assertThat(ExportsOnDisk.verify(server.written(ledger))).isInstanceOf(Verdict.Holds.class);
    }

    private AHospitalsLedger overlapping() {
        return ledger.decideLog(both).signingWith(first, NEXT);
    }

    private AHospitalsLedger rotated() {
        return overlapping()
                .signIn("nurse-18")
                .decideLog(both.only(NEXT.verifier().vkey()))
                .signingWith(NEXT);
    }

    @Nested
    class WhileBothArePinned {

        @Test
        void anExportHoldsUnderBothSignatures() throws IOException {
            holds(overlapping());
        }

        /** A node signed before it knew of the second key, or of the first one's end. */
        @Test
        void anExportHoldsUnderEither() throws IOException {
            holds(ledger.decideLog(both).signingWith(first));
            holds(ledger.signingWith(NEXT));
        }

        @Test
        void aForeignKeysSignatureBesideIsRefused() throws IOException {
            server.failsStartingWith(
                    overlapping().signingWith(first, new AHospital("impostors").logKey()),
                    "checkpoint: Below it stands something else than what the witnesses of the policy cosigned: A line"
                            + " below it is of st-anna.example/ledger, with a key that no witness is known by");
        }

        @Test
        void oneKeysSignatureTwiceIsRefused() throws IOException {
            server.failsStartingWith(
                    overlapping().signingWith(first, first),
                    "checkpoint: Below it stands something else than what the witnesses of the policy cosigned: The log"
                            + " st-anna.example/ledger signed it twice with the same key");
        }
    }

    @Nested
    class OnceTheFirstIsDropped {

        @Test
        void anExportHoldsUnderTheSecondAlone() throws IOException {
            holds(rotated());
        }

        @Test
        void theFirstOneAloneIsRefused() throws IOException {
            server.failsWith(rotated().signingWith(first), ANOTHER_KEY);
        }

        @Test
        void theFirstOneAloneIsRefusedAlsoWhereNothingCameSince() throws IOException {
            var rotated = rotated();
            while (rotated.entries().size() % 256 != 0) {
                rotated.signIn("nurse-19");
            }
            Path whole = server.written(rotated);
            Path since = rotated.signingWith(first).exportSince(256, directory.resolve("since"));

            assertThat(ExportsOnDisk.failures(
                            EvidenceCheck.verify(since, List.of(whole), Optional.empty(), Optional.empty())))
                    .extracting(Failure::toString)
                    .containsExactly(ANOTHER_KEY);
        }

        @Test
        void whatTheFirstOneSignedIsStillContinued() throws IOException {
            byte[] signedByTheFirst = ledger.checkpoint().bytes();
            byte[] signedByBoth = overlapping().checkpoint().bytes();
            Path export = server.written(
                    ledger.decideLog(both.only(NEXT.verifier().vkey())).signingWith(NEXT));

            assertThat(EvidenceCheck.verify(export, Optional.empty(), Optional.of(signedByTheFirst)))
                    .isInstanceOf(Verdict.Holds.class);
            assertThat(EvidenceCheck.verify(export, Optional.empty(), Optional.of(signedByBoth)))
                    .isInstanceOf(Verdict.Holds.class);
        }
    }

    @Nested
    class AKeyThatNoCharterPinned {

        @Test
        void signsNothing() throws IOException {
            server.failsStartingWith(
                    ledger.signingWith(NEXT),
                    "checkpoint: It is not signed by the log that the charter names: The note is not signed by");
        }

        @Test
        void isNotLetInBesideThePinnedOne() throws IOException {
            server.failsStartingWith(
                    ledger.signingWith(first, NEXT),
                    "checkpoint: Below it stands something else than what the witnesses of the policy cosigned");
        }

        @Test
        void provesNothingOfEarlier() throws IOException {
            byte[] kept = ledger.signingWith(NEXT).checkpoint().bytes();

            server.failsSince(
                    ledger.signingWith(first),
                    kept,
                    "the checkpoint kept from earlier: It is not signed by a log that the charter of this export names"
                            + " or named.");
        }
    }

    @Nested
    class ACharter {

        @Test
        void thatPinsAnotherKeyAtOnceIsNoDecision() throws IOException {
            server.failsStartingWith(
                    ledger.decideLog(new LogIdentity(
                                    firstAlone.origin(), NEXT.verifier().vkey()))
                            .signingWith(NEXT),
                    "entry 14: The decision does not hold. The next charter names another ledger, or none of the keys");
        }

        @Test
        void thatGivesTheSecondKeyUpAgainLeavesTheFirst() throws IOException {
            var given = overlapping().decideLog(firstAlone);

            holds(given.signingWith(first));
            server.failsWith(given.signingWith(NEXT), ANOTHER_KEY);
        }
    }
}
