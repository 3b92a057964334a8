package io.threekey.server.governance;

import io.threekey.charter.Charter;
import io.threekey.charter.CharterReview;
import io.threekey.charter.FoundingPolicy;
import io.threekey.charter.InstallationId;
import io.threekey.server.access.Origins;
import io.threekey.server.governance.template.CharterTemplate;
import io.threekey.server.governance.template.FoundingSeat;
import io.threekey.server.ledger.LogIdentity;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Drafts the founding charter and holds it to the review that every charter must pass, the loss of any one founder's
 * keys included: what could not be recovered is never put before the founders.
 */
@Component
class DraftedCharter {

    private final CharterToFound template;
    private final Origins origins;
    private final LogIdentity ledger;
    private final PolicyKinds kinds;
    private final DecisionKeyModels models;
    private final ObjectProvider<FoundingDocument> documents;
    private final RandomGenerator random;

    DraftedCharter(
            CharterToFound template,
            Origins origins,
            LogIdentity ledger,
            PolicyKinds kinds,
            DecisionKeyModels models,
            ObjectProvider<FoundingDocument> documents,
            RandomGenerator random) {
        this.template = template;
        this.origins = origins;
        this.ledger = ledger;
        this.kinds = kinds;
        this.models = models;
        this.documents = documents;
        this.random = random;
    }

    Charter of(List<Founder> founders, Instant from) {
        var charter = FoundingCharter.of(
                template(),
                newInstallation(),
                origins,
                models.permitted(),
                ledger.origin(),
                ledger.vkey(),
                founders,
                from);
        var faults = CharterReview.of(charter);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the founding charter has faults: " + faults);
        }
        return charter;
    }

    /**
     * Whom to invite.
     *
     * @throws UnfitCharter where the charter that is to be founded has faults: before anybody was asked for
     *     a key
     */
    List<FoundingSeat> seats() {
        template().foundingPolicies().forEach(this::requireSound);
        return template().seats();
    }

    private CharterTemplate template() {
        var written = template.template();
        return written.with(
                written.foundingPolicies().stream().map(this::asHere).toList());
    }

    private FoundingPolicy asHere(FoundingPolicy policy) {
        return documents.stream()
                .filter(here -> here.address().equals(policy.address()))
                .flatMap(here -> here.document().stream())
                .findFirst()
                .map(document -> new FoundingPolicy(policy.address(), document))
                .orElse(policy);
    }

    private void requireSound(FoundingPolicy policy) {
        var kind = policy.address().kind();
        var wrong = kinds.named(kind)
                .orElseThrow(() -> unfit("no founding policy can be of the kind " + kind))
                .faultsOf(policy.document());
        if (!wrong.isEmpty()) {
            throw unfit("the founding policy " + kind + " has faults: " + wrong);
        }
    }

    private static UnfitCharter unfit(String fault) {
        return new UnfitCharter(new IllegalArgumentException(fault));
    }

    private InstallationId newInstallation() {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        return new InstallationId("threekey-" + HexFormat.of().formatHex(bytes));
    }
}
