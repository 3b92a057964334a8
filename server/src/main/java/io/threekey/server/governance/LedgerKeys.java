package io.threekey.server.governance;

import io.threekey.charter.Charter;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Proposal;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.LogKeyRotation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * The ledger's key gives way to the next one in two changes of the charter: the first pins both, the second keeps one.
 * This writes them; whose decision they are the charter in force says.
 */
@Service
public class LedgerKeys {

    private final PoliciesInForce policies;
    private final LogKeyRotation rotation;
    private final ProposalBox box;
    private final OpenCases open;
    private final Clock clock;

    LedgerKeys(PoliciesInForce policies, LogKeyRotation rotation, ProposalBox box, OpenCases open, Clock clock) {
        this.policies = policies;
        this.rotation = rotation;
        this.box = box;
        this.open = open;
        this.clock = clock;
    }

    /**
     * Where the change of the key stands.
     *
     * @param signing the keys that the charter in force pins
     * @param next made, and pinned by no charter yet
     * @param waitingUntil when another charter takes effect that is adopted already
     */
    public record Standing(List<String> signing, Optional<String> next, Optional<Instant> waitingUntil) {}

    public Standing standing() {
        var chain = policies.chain();
        return new Standing(
                chain.charter().log().verifierKeys(),
                rotation.next(),
                chain.history().pendingCharter(clock.instant()).map(version -> version.effectiveAt()));
    }

    public LogKeyRotation.Making makeNext(PersonId by) {
        return rotation.makeNext(by.value());
    }

    /** What became of discarding a key. */
    public sealed interface Discarding {

        record Discarded() implements Discarding {}

        record NotPossible(Words why) implements Discarding {}
    }

    /** Discards a key that was made, unless a charter pins it or may by a proposal that can still be signed. */
    public Discarding discardNext(PersonId by, String vkey) {
        policies.lookAgain(); // another node may have adopted a charter that pins it
        if (open.all().stream().map(ProposalCase::proposal).anyMatch(proposal -> names(proposal, vkey))) {
            return new Discarding.NotPossible(Words.of("governance.ledger-keys.fault.proposed"));
        }
        return switch (rotation.discardNext(vkey, by.value())) {
            case LogKeyRotation.Discarded done -> new Discarding.Discarded();
            case LogKeyRotation.NotUnused used ->
                new Discarding.NotPossible(Words.of("governance.ledger-keys.fault.not-unused"));
        };
    }

    private static boolean names(Proposal proposal, String vkey) {
        return proposal.address().replacesCharter()
                && Charter.of(proposal.document()).log().verifierKeys().contains(vkey);
    }

    /** Proposes that the key made last signs beside the one that does. */
    public ProposalBox.Outcome proposeBoth(PersonId by, String reason) {
        var charter = policies.chain().charter();
        return rotation.next()
                .filter(next -> charter.log().nextVerifierKey().isEmpty())
                .map(next -> propose(by, charter, charter.log().followedBy(next), reason))
                .orElseGet(() -> fault("no-next"));
    }

    /** Proposes that one of the two keys signs alone, and the other never again. */
    public ProposalBox.Outcome proposeOnly(PersonId by, String kept, String reason) {
        var charter = policies.chain().charter();
        return Stream.of(charter.log())
                .filter(log -> log.nextVerifierKey().isPresent())
                .filter(log -> log.verifierKeys().contains(kept))
                .findFirst()
                .map(log -> propose(by, charter, log.only(kept), reason))
                .orElseGet(() -> fault("not-two"));
    }

    /** Never in place of a charter that waits: the key would push aside what was decided about something else. */
    private ProposalBox.Outcome propose(PersonId by, Charter charter, LogIdentity log, String reason) {
        return policies.chain().history().pendingCharter(clock.instant()).isPresent()
                ? fault("waiting")
                : box.propose(
                        by,
                        PolicyAddress.CHARTER,
                        charter.withLog(charter.version() + 1, log).document(),
                        reason);
    }

    private static ProposalBox.Outcome fault(String which) {
        return new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.ledger-keys.fault." + which)));
    }
}
