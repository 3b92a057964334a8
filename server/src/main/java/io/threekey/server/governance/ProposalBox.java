package io.threekey.server.governance;

import io.threekey.charter.Enactment;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Way;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.ProposalMadeEntry;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes proposals from anybody who holds a seat, and only such as could be adopted. */
@Service
public class ProposalBox {

    private final PoliciesInForce policies;
    private final PolicyKinds kinds;
    private final ObjectProvider<ProposalCaution> cautions;
    private final Impacts impacts;
    private final DecisionNews news;
    private final ProposalTable proposals;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator random;

    ProposalBox(
            PoliciesInForce policies,
            PolicyKinds kinds,
            ObjectProvider<ProposalCaution> cautions,
            Impacts impacts,
            DecisionNews news,
            ProposalTable proposals,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock,
            RandomGenerator random) {
        this.policies = policies;
        this.kinds = kinds;
        this.cautions = cautions;
        this.impacts = impacts;
        this.news = news;
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
        return propose(by, address, document, reason, Enactment.REGULAR);
    }

    /** What the charter would not let anybody adopt is not even put before the seats. */
    public Outcome propose(
            PersonId by, PolicyAddress address, JsonObject document, String reason, Enactment enactment) {
        var faults = new ArrayList<>(faultsOf(by, address, reason));
        faults.addAll(faultsOf(enactment.way(), address, document));
        if (!faults.isEmpty()) {
            return new Outcome.Faulty(faults);
        }
        var foreseen = impacts.ofProposing(address, document)
                .map(impact -> enactment.foreseeing(impact.document(), impact::peakPeople));
        if (foreseen.isEmpty() && enactment.confirmation().isPresent()) {
            return new Outcome.Faulty(List.of(Words.of("governance.propose.fault.unforeseeable")));
        }
        var proposal = write(by, address, document, reason, foreseen.orElse(enactment));
        if (proposal.isEmpty()) {
            return new Outcome.Faulty(List.of(Words.of("governance.propose.fault.unmapped")));
        }
        var obstacle = policies.obstacle(proposal.get());
        if (obstacle.isPresent()) {
            return new Outcome.Faulty(List.of(ActRefusal.words(obstacle.get())));
        }
        file(proposal.get());
        return new Outcome.Proposed(proposal.get().id());
    }

    private void file(Proposal proposal) {
        transaction.executeWithoutResult(status -> {
            proposals.add(proposal.id().value(), proposal.bytes(), proposal.proposedAt());
            ledger.append(
                    GovernanceEntries.PROPOSED,
                    proposal.id().value(),
                    new ProposalMadeEntry(proposal.bytes()).payload());
            news.proposed(proposal);
        });
    }

    private List<Words> faultsOf(PersonId by, PolicyAddress address, String reason) {
        var faults = new ArrayList<Words>();
        if (policies.inDoubt()) {
            faults.add(Words.of("governance.propose.fault.in-doubt"));
        }
        if (!mayPropose(by.value(), address)) {
            faults.add(Words.of("governance.propose.fault.no-seat"));
        }
        if (reason.isBlank()) {
            faults.add(Words.of("governance.propose.fault.reason"));
        }
        return faults;
    }

    /** Where every term is over, somebody must be able to propose whom the seats go to. */
    private boolean mayPropose(String person, PolicyAddress address) {
        return address.equals(PolicyAddress.SEAT_SUCCESSION) ? policies.isSeated(person) : policies.holdsSeat(person);
    }

    private List<Words> faultsOf(Way way, PolicyAddress address, JsonObject document) {
        var faults = new ArrayList<Words>();
        if (address.replacesCharter()) {
            faults.addAll(CharterInWords.faultsOf(document));
        } else {
            kinds.named(address.kind())
                    .ifPresentOrElse(
                            kind -> faults.addAll(faultsOf(kind, address, document)),
                            () -> faults.add(Words.of("governance.propose.fault.unmapped")));
        }
        if (replaced(way, address)
                .map(PolicyVersion::document)
                .filter(document::equals)
                .isPresent()) {
            faults.add(Words.of("governance.propose.fault.same"));
        }
        return faults;
    }

    private List<Words> faultsOf(PolicyKind kind, PolicyAddress address, JsonObject document) {
        var faults = kind.faultsOf(document);
        return faults.isEmpty()
                ? cautions.stream()
                        .filter(caution -> caution.kind().equals(kind.name()))
                        .flatMap(caution -> caution.against(address, document).stream())
                        .toList()
                : faults;
    }

    private Optional<Proposal> write(
            PersonId by, PolicyAddress address, JsonObject document, String reason, Enactment enactment) {
        var chain = policies.chain();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var replaced = replaced(enactment.way(), address);
        var proposal = new Proposal(
                newId(),
                chain.charter().installation(),
                chain.fingerprint().digest(),
                chain.charter().version(),
                address,
                replaced.map(PolicyVersion::version).orElse(0),
                replaced.map(PolicyVersion::digest),
                document,
                reason.strip(),
                by,
                now,
                now.plus(Duration.ofDays(1)),
                saying(enactment, address, document, now));
        return chain.charter().rightFor(proposal).map(right -> proposal.openFor(Duration.ofDays(right.openDays())));
    }

    /** A containment says who contained the same before, so that another domain is asked to sign it. */
    private Enactment saying(Enactment enactment, PolicyAddress address, JsonObject document, Instant now) {
        return enactment.way() == Way.CONTAINMENT
                ? enactment.containedBefore(policies.chain().history().containedBefore(address, document, now))
                : enactment;
    }

    /** What passes within hours may be adopted for good as it stands. */
    private Optional<PolicyVersion> replaced(Way way, PolicyAddress address) {
        return policies.chain().history().replacedBy(way, address, clock.instant());
    }

    private ProposalId newId() {
        var bytes = new byte[10];
        random.nextBytes(bytes);
        return new ProposalId("p" + HexFormat.of().formatHex(bytes));
    }
}
