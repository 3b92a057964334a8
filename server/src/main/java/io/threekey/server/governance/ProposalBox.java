package io.threekey.server.governance;

import io.threekey.charter.Enactment;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.ProposalMadeEntry;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes proposals from anybody who holds a seat, and only such as could be adopted. */
@Service
public class ProposalBox {

    private final PoliciesInForce policies;
    private final PolicyKinds kinds;
    private final ProposalTable proposals;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator random;

    ProposalBox(
            PoliciesInForce policies,
            PolicyKinds kinds,
            ProposalTable proposals,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock,
            RandomGenerator random) {
        this.policies = policies;
        this.kinds = kinds;
        this.proposals = proposals;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
        this.random = random;
    }

    /** What came of a proposal. */
    public sealed interface Outcome {

        record Proposed(ProposalId id) implements Outcome {}

        record Faulty(List<Words> faults) implements Outcome {}
    }

    public Outcome propose(PersonId by, PolicyAddress address, JsonObject document, String reason) {
        var faults = faultsOf(by, address, document, reason);
        if (!faults.isEmpty()) {
            return new Outcome.Faulty(faults);
        }
        var proposal = write(by, address, document, reason);
        transaction.executeWithoutResult(status -> {
            proposals.add(proposal.id().value(), proposal.bytes(), proposal.proposedAt());
            ledger.append(
                    GovernanceEntries.PROPOSED,
                    proposal.id().value(),
                    new ProposalMadeEntry(proposal.bytes()).payload());
        });
        return new Outcome.Proposed(proposal.id());
    }

    private List<Words> faultsOf(PersonId by, PolicyAddress address, JsonObject document, String reason) {
        var faults = new ArrayList<Words>();
        if (policies.inDoubt()) {
            faults.add(Words.of("governance.propose.fault.in-doubt"));
        }
        if (!policies.holdsSeat(by.value())) {
            faults.add(Words.of("governance.propose.fault.no-seat"));
        }
        if (reason.isBlank()) {
            faults.add(Words.of("governance.propose.fault.reason"));
        }
        if (policies.chain().charter().rightFor(address).isEmpty()) {
            faults.add(Words.of("governance.propose.fault.unmapped"));
        }
        kinds.named(address.kind())
                .ifPresentOrElse(
                        kind -> faults.addAll(kind.faultsOf(document)),
                        () -> faults.add(Words.of("governance.propose.fault.unmapped")));
        if (replaced(address)
                .map(PolicyVersion::document)
                .filter(document::equals)
                .isPresent()) {
            faults.add(Words.of("governance.propose.fault.same"));
        }
        return List.copyOf(faults);
    }

    private Proposal write(PersonId by, PolicyAddress address, JsonObject document, String reason) {
        var chain = policies.chain();
        var latest = replaced(address);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var openDays = chain.charter().rightFor(address).orElseThrow().openDays();
        return new Proposal(
                newId(),
                chain.charter().installation(),
                chain.fingerprint().digest(),
                chain.charter().version(),
                address,
                latest.map(PolicyVersion::version).orElse(0),
                latest.map(PolicyVersion::digest),
                document,
                reason.strip(),
                by,
                now,
                now.plus(Duration.ofDays(openDays)),
                Enactment.REGULAR);
    }

    private Optional<PolicyVersion> replaced(PolicyAddress address) {
        return policies.chain().history().standing(address, clock.instant());
    }

    private ProposalId newId() {
        var bytes = new byte[10];
        random.nextBytes(bytes);
        return new ProposalId("p" + HexFormat.of().formatHex(bytes));
    }
}
