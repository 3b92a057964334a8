package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.Enactment;
import io.threekey.charter.Function;
import io.threekey.charter.Proposal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clocks of a decision run on the dates in proposals and acts. A server that could choose them would open the sponsor's
 * way out on the first day, or keep a signature fresh for weeks: what is recorded says about when it was made.
 */
class FreelyDatedRecordsTest {

    @TempDir
    private Path directory;

    private final AYearOfDecisions year = new AYearOfDecisions();
    private ADishonestServer server;

    @BeforeEach
    void itsExportsGoHere() {
        server = new ADishonestServer(directory);
    }

    /** The newest record, recorded so much later than it says, and nothing else after it. */
    private AHospitalsLedger recordedLater(Duration time) {
        List<LedgerEntry> entries = new ArrayList<>(year.ledger.entries());
        LedgerEntry last = entries.removeLast();
        Instant at = Leaf.parse(last.leaf()).at().plus(time);
        entries.add(LedgerEntry.of(Leaf.parse(last.leaf()).type(), at, last.salt(), ADishonestServer.payload(last)));
        return year.ledger.rewritten(entries);
    }

    private void holds(Duration later) throws IOException {
        assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(server.written(recordedLater(later)))))
                .isEmpty();
    }

    private void fails(Duration later, String sentence) throws IOException {
        server.failsWith(recordedLater(later), "entry " + (year.ledger.entries().size() - 1) + ": " + sentence);
    }

    @Nested
    class AProposal {
        private final Instant made = proposed().proposedAt();

        @Test
        void mayDifferByWhatClocksDo() throws IOException {
            holds(Duration.ofMinutes(5));
            holds(Duration.ofMinutes(-5));
        }

        @Test
        void isNotMadeBeforeItIsRecorded() throws IOException {
            fails(Duration.ofMinutes(6), "It says " + made + ", which is earlier than its entry.");
        }

        @Test
        void isNotRecordedBeforeItIsMade() throws IOException {
            fails(Duration.ofMinutes(-6), "It says " + made + ", which is later than its entry.");
        }
    }

    @Nested
    class AnAct {
        private final Instant made = signed();

        private Instant signed() {
            Proposal proposal = proposed();
            year.later(Duration.ofHours(1));
            Instant now = year.ledger.now();
            year.ledger.act(proposal, ActKind.SIGN, Function.IAM, Optional.empty());
            return now;
        }

        @Test
        void mayTakeAsLongAsItsTicketLasts() throws IOException {
            holds(ActEntry.SIGNED_WITHIN.plusMinutes(5));
            holds(Duration.ofMinutes(-5));
        }

        @Test
        void isNotRecordedLongAfterItWasDrafted() throws IOException {
            fails(ActEntry.SIGNED_WITHIN.plusMinutes(6), "It says " + made + ", which is earlier than its entry.");
        }

        @Test
        void isNotDatedAhead() throws IOException {
            fails(Duration.ofMinutes(-6), "It says " + made + ", which is later than its entry.");
        }
    }

    private Proposal proposed() {
        year.later(Duration.ofHours(1));
        return year.proposeLimits(5, 1, 10, Enactment.REGULAR);
    }
}
