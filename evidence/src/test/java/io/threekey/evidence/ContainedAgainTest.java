package io.threekey.evidence;

import static io.threekey.evidence.AYearOfDecisions.EAST;
import static io.threekey.evidence.AYearOfDecisions.containment;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Enactment;
import io.threekey.charter.Function;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IAM contained, it lapsed, and nobody decided: an auditor re-checks what is made of that, and each forgery of it. */
class ContainedAgainTest {
    private static final String LIMITS = "session-limits (shared-workstation, group)";
    private static final String BEFORE = "The same was tightened at once in the last thirty days and lapsed without"
            + " a decision of the owners. Again it takes the signature of a domain that did not sign it then.";

    @TempDir
    private Path directory;

    private final AYearOfDecisions year = new AYearOfDecisions();
    private ADishonestServer server;

    @BeforeEach
    void itsExportsGoHere() {
        server = new ADishonestServer(directory);
    }

    private void holds() throws IOException {
        assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(server.written(year.ledger))))
                .isEmpty();
    }

    private void fails(String sentence) throws IOException {
        server.failsWith(year.ledger, "entry " + (year.ledger.entries().size() - 1) + ": " + sentence);
    }

    private void doesNotHold(String reason) throws IOException {
        fails("The decision does not hold. " + reason);
    }

    private Enactment after(Function... before) {
        return containment(20).containedBefore(List.of(before));
    }

    @BeforeEach
    void ofIam() {
        year.adoptedBy(year.proposeLimits(5, 1, 10, containment(20)), Function.IAM);
        year.later(Duration.ofHours(73));
    }

    @Test
    void isRefusedFromTheSameDomainAgain() throws IOException {
        year.adoptedBy(year.proposeLimits(5, 1, 10, after(Function.IAM)), Function.IAM);
        doesNotHold(BEFORE);
    }

    @Test
    void isRefusedWhereTheProposalKeepsSilentAboutIt() throws IOException {
        year.adoptedBy(year.proposeLimits(5, 1, 10, containment(20)), Function.SECURITY);
        doesNotHold(BEFORE);
    }

    @Test
    void isRefusedForALittleLess() throws IOException {
        year.adoptedBy(year.proposeLimits(6, 1, 10, containment(20)), Function.IAM);
        doesNotHold(BEFORE);
    }

    @Test
    void isRefusedAtASiteInsteadOfTheGroup() throws IOException {
        year.adoptedBy(year.propose(EAST, AHospital.limits(5), 0, AHospital.limits(5), containment(20)), Function.IAM);
        doesNotHold(BEFORE);
    }

    @Test
    void isRefusedOnceEveryDomainHasCarriedIt() throws IOException {
        year.adoptedBy(
                year.proposeLimits(5, 1, 10, after(Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY)),
                Function.SECURITY);
        doesNotHold("Every domain has tightened the same at once in the last thirty days, and it lapsed each time"
                + " without a decision of the owners. Only such a decision can tighten it now.");
    }

    @Test
    void holdsFromAnotherDomain() throws IOException {
        year.adoptedBy(year.proposeLimits(5, 1, 10, after(Function.IAM)), Function.SECURITY);
        year.signIn(3, 5);
        holds();
    }

    @Test
    void holdsFromTheSameAMonthLater() throws IOException {
        year.later(Duration.ofDays(30));
        year.adoptedBy(year.proposeLimits(5, 1, 10, containment(20)), Function.IAM);
        year.signIn(3, 5);
        holds();
    }

    @Test
    void doesNotLastLongerByALittleMoreBeforeItLapses() throws IOException {
        year.later(Duration.ofDays(30));
        year.adoptedBy(year.proposeLimits(6, 1, 10, containment(20)), Function.IAM);
        year.later(Duration.ofHours(71));
        year.adoptedBy(year.proposeLimits(5, 3, 6, containment(20)), Function.IAM);
        year.signIn(4, 5).later(Duration.ofHours(1)).signIn(4, 5);
        fails("Somebody was let in under version 4 of " + LIMITS + ", which was not in force at "
                + year.ledger.now().minus(Duration.ofMinutes(1)) + ".");
    }
}
