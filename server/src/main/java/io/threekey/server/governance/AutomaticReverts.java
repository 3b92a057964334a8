package io.threekey.server.governance;

import io.threekey.charter.AutomaticRevert;
import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.PolicyVersion;
import io.threekey.server.jobs.RecurringJob;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reverts what hinders more people than its signers were told, as they signed it should. It brings back nothing but
 * what was in force before, and only inside the time that was signed.
 */
@Component
class AutomaticReverts {

    private static final Logger log = LoggerFactory.getLogger(AutomaticReverts.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final PoliciesInForce policies;
    private final LedgerInDoubt ledgerInDoubt;
    private final Impacts impacts;
    private final ChainTable chain;
    private final DecisionNews news;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final LooksAtVersions looks = new LooksAtVersions();

    AutomaticReverts(
            PoliciesInForce policies,
            LedgerInDoubt ledgerInDoubt,
            Impacts impacts,
            ChainTable chain,
            DecisionNews news,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.policies = policies;
        this.ledgerInDoubt = ledgerInDoubt;
        this.impacts = impacts;
        this.chain = chain;
        this.news = news;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringJob watchOfNewPolicies() {
        return RecurringJob.every(BETWEEN_LOOKS, "governance.confirm", this::look);
    }

    /** Nothing is reverted while decisions are stopped: what is stored is not believed then. */
    void look() {
        if (!policies.founded() || policies.inDoubt() || ledgerInDoubt.stands()) {
            return;
        }
        var now = clock.instant();
        var history = policies.chain().history();
        var watched = history.addresses().stream()
                .flatMap(address -> history.policyAt(address, now).stream())
                .filter(this::isStillUnconfirmed)
                .toList();
        looks.keep(watched);
        watched.stream().filter(version -> looks.isDue(version, now)).forEach(version -> {
            revertWhereItHinders(version);
            looks.looked(version, now);
        });
    }

    private boolean isStillUnconfirmed(PolicyVersion version) {
        return version.confirmedAt()
                .filter(confirmed -> !clock.instant().isAfter(confirmed))
                .isPresent();
    }

    private void revertWhereItHinders(PolicyVersion version) {
        var people = impacts.hinderedSince(version, version.effectiveAt());
        if (people > version.confirmation().orElseThrow().tolerated()) {
            revert(version, people);
        }
    }

    private void revert(PolicyVersion version, int people) {
        var revert = new AutomaticRevert(
                version.address(), version.version(), people, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        policies.lookAgain();
        if (!(policies.next(revert) instanceof Extended)) {
            log.info("{} is decided otherwise meanwhile, and not reverted", version.address());
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                chain.add(policies.chain().decisions() + 1, revert);
                ledger.append(
                        GovernanceEntries.REVERTED, version.address().kind().value(), revert.asJson());
                news.reverted(version, revert);
            });
        } catch (DuplicateKeyException anotherDecisionCameFirst) {
            log.info("another decision came before the revert of {}", version.address());
        }
        policies.lookAgain();
    }
}
