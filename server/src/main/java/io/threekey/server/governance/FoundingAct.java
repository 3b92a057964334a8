package io.threekey.server.governance;

import io.threekey.charter.Charter;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.Seat;
import io.threekey.charter.json.Digest;
import io.threekey.evidence.FoundedEntry;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LogIdentity;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns a completely signed founding charter into an installation: all of it in one transaction, or nothing. */
@Component
class FoundingAct {

    private static final Logger log = LoggerFactory.getLogger(FoundingAct.class);

    private final FoundingTable founders;
    private final ProposalTable proposals;
    private final ChainTable chain;
    private final ChainMemory memory;
    private final PoliciesInForce policies;
    private final FounderPasskeys passkeys;
    private final Ledger ledger;
    private final LogIdentity ledgerIdentity;
    private final ApplicationEventPublisher events;
    private final MessageSource texts;
    private final TransactionTemplate transaction;

    FoundingAct(
            FoundingTable founders,
            ProposalTable proposals,
            ChainTable chain,
            ChainMemory memory,
            PoliciesInForce policies,
            FounderPasskeys passkeys,
            Ledger ledger,
            LogIdentity ledgerIdentity,
            ApplicationEventPublisher events,
            MessageSource texts,
            TransactionTemplate transaction) {
        this.founders = founders;
        this.proposals = proposals;
        this.chain = chain;
        this.memory = memory;
        this.policies = policies;
        this.passkeys = passkeys;
        this.ledger = ledger;
        this.ledgerIdentity = ledgerIdentity;
        this.events = events;
        this.texts = texts;
        this.transaction = transaction;
    }

    Fingerprint found(FoundedEntry complete) {
        var fingerprint = new Fingerprint(Digest.of(complete.charter()));
        // Pinned first: a pin without a founding is overwritten by the next try, a founding without a pin is refused.
        memory.pin(fingerprint);
        transaction.executeWithoutResult(status -> write(complete));
        policies.lookAgain();
        log.info("Founded.");
        return fingerprint;
    }

    /** A charter that pins another key would make every export of this ledger worthless. */
    private void requireOwnLedger(Charter charter) {
        if (!charter.log().verifierKey().equals(ledgerIdentity.vkey())) {
            throw new IllegalStateException(
                    "the ledger's key is not the one that the founders sign: invite them again");
        }
    }

    /** All are still as they registered, or nothing is founded. */
    private List<Founder> foundersOf(Charter charter) {
        var present = founders.all();
        var holders = charter.seats().stream().map(Seat::holder).toList();
        if (!present.stream().map(Founder::person).toList().equals(holders)) {
            throw new IllegalStateException("the founders are not those of the charter any more: invite them again");
        }
        return present;
    }

    private void write(FoundedEntry complete) {
        requireOwnLedger(Charter.parse(complete.charter()));
        proposals.add(ChainTable.FOUNDING, complete.charter(), complete.foundedAt());
        for (int position = 0; position < complete.acts().size(); position++) {
            proposals.addAct(ChainTable.FOUNDING, position, complete.acts().get(position));
        }
        chain.add(0, ChainTable.FOUNDING, complete.foundedAt());
        ledger.append(
                GovernanceEntries.FOUNDED,
                Charter.parse(complete.charter()).installation().value(),
                complete.payload());
        var charter = Charter.parse(complete.charter());
        var present = foundersOf(charter);
        events.publishEvent(new InstallationFounded(
                charter.calendar().zone(),
                present.stream()
                        .map(founder ->
                                new InstallationFounded.Founder(founder.person(), founder.name(), title(founder)))
                        .toList()));
        present.forEach(
                founder -> passkeys.bind(founder.person(), founder.passkey().orElseThrow()));
        founders.clear();
    }

    /** What their work is called until the staff register says better, in the language of whoever signed last. */
    private String title(Founder founder) {
        return texts.getMessage(
                "governance.founding.seat." + founder.seat().id(), null, LocaleContextHolder.getLocale());
    }
}
