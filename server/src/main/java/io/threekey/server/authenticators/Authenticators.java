package io.threekey.server.authenticators;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Base64Url;
import io.threekey.evidence.KeyTraits;
import io.threekey.server.authenticators.models.KeyModel;
import io.threekey.server.authenticators.models.KeyModels;
import io.threekey.server.keys.RegisteredCredential;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.sealedrows.Seals;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's passkeys. Every change but the note of a use stands in the ledger, in its own transaction. */
@Component
public class Authenticators {

    private final PasskeyTable table;
    private final RevocationTable revocations;
    private final RevocationChain chain;
    private final Seals seals;
    private final UserHandles handles;
    private final KeyModels models;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<EnoughForWork> policies;
    private final NewsOfKeys news;

    Authenticators(
            PasskeyTable table,
            RevocationTable revocations,
            RevocationChain chain,
            Seals seals,
            UserHandles handles,
            KeyModels models,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events,
            ObjectProvider<EnoughForWork> policies,
            NewsOfKeys news) {
        this.table = table;
        this.revocations = revocations;
        this.chain = chain;
        this.seals = seals;
        this.handles = handles;
        this.models = models;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
        this.policies = policies;
        this.news = news;
    }

    /** @throws org.springframework.dao.DuplicateKeyException where somebody has it already (WebAuthn 7.1 step 25) */
    @Transactional
    public Passkey register(PersonId person, String label, RegisteredCredential credential) {
        var passkey = new Passkey(
                Base64Url.encode(credential.id()),
                1,
                person,
                handles.of(person),
                label,
                credential.coseKey(),
                credential.model().toString(),
                models.vouched(credential),
                credential.backupEligible(),
                credential.backupState(),
                credential.counter(),
                credential.transports().stream().sorted().toList(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Optional.empty());
        var isTheirFirst = table.of(person).isEmpty();
        table.insert(passkey);
        if (!isTheirFirst) {
            news.came(passkey);
        }
        ledger.append(
                PasskeyEntries.REGISTERED,
                person.value(),
                PasskeyEntries.registered(passkey, credential.attestationFormat()));
        events.publishEvent(new PasskeyRegistered(passkey.id(), person, passkey.registeredAt()));
        return passkey;
    }

    /** @return false where the key is another person's, or taken back */
    @Transactional
    public boolean rename(PersonId owner, String id, String label) {
        if (!holds(owner, id)) {
            return false;
        }
        var renamed = table.findAndLock(id).orElseThrow().named(label);
        table.update(renamed);
        ledger.append(PasskeyEntries.RENAMED, owner.value(), PasskeyEntries.renamed(renamed));
        return true;
    }

    private boolean holds(PersonId owner, String id) {
        return of(owner).stream().anyMatch(passkey -> passkey.id().equals(id));
    }

    /** Takes a key back for ever; nothing happens where it is already, or nobody's. */
    @Transactional
    public void revoke(String id, RevocationReason reason) {
        revocations.lock();
        table.find(id).filter(passkey -> !chain.holds(id)).ifPresent(passkey -> revoke(passkey, reason));
    }

    /** What became of somebody's wish to take back a key of their own. */
    public enum GivenUp {
        DONE,
        /** It is nobody's, or somebody else's. */
        NOT_THEIRS,
        /** It is the only one they have left, and in their hands: without it they could not come in. */
        LAST_ONE,
        /** The same, with others left that are not enough where they work. */
        LAST_GOOD_ONE,
        /** It may be somebody else who says so, at a screen they left. */
        TO_BE_PROVEN,
        /** Without it they cannot come in, and it is lost or not theirs: they have to say so once more. */
        TO_BE_CONFIRMED
    }

    /** How often somebody said that they want it, who has just shown a key of theirs. */
    public enum Said {
        /** However often: it is a while ago that they showed one. */
        UNPROVEN,
        ONCE,
        AND_AGAIN
    }

    /**
     * Nobody shuts themselves out for tidiness. But a key that is in somebody else's hands ends as soon as its owner says
     * so, whatever that costs: it is the thief who would gain by the refusal. Whoever found an open screen would gain by it
     * too, so it takes a key that was shown just now (ASVS 5.0, V7.5.1); for whoever has none to show, IAM or security
     * take it back.
     */
    @Transactional
    public GivenUp giveUp(PersonId owner, String id, RevocationReason reason, Said said) {
        revocations.lock();
        if (!holds(owner, id)) {
            return GivenUp.NOT_THEIRS;
        }
        var isNeeded = isNeeded(owner, id);
        if (isNeeded && reason == RevocationReason.REPLACED) {
            return of(owner).size() == 1 ? GivenUp.LAST_ONE : GivenUp.LAST_GOOD_ONE;
        }
        if (said == Said.UNPROVEN) {
            return GivenUp.TO_BE_PROVEN;
        }
        if (isNeeded && said == Said.ONCE) {
            return GivenUp.TO_BE_CONFIRMED;
        }
        revoke(id, reason);
        return GivenUp.DONE;
    }

    /** Whether its owner comes in with it, and with no other. */
    private boolean isNeeded(PersonId owner, String id) {
        var theirs = of(owner);
        var enough = theirs.stream().filter(this::isEnough).map(Passkey::id).toList();
        return theirs.size() == 1 || enough.equals(List.of(id));
    }

    private boolean isEnough(Passkey key) {
        return policies.stream().allMatch(policy -> policy.isEnough(key));
    }

    private void revoke(Passkey passkey, RevocationReason reason) {
        chain.look();
        var before = chain.remembered();
        var revocation = new Revocation(
                Math.max(before.lastSequence() + 1, revocations.nextSequence()),
                passkey.id(),
                passkey.person(),
                reason,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                before.lastMac());
        revocations.insert(revocation);
        ledger.append(PasskeyEntries.REVOKED, passkey.person().value(), PasskeyEntries.revoked(revocation));
        news.went(passkey);
        events.publishEvent(new PasskeyRevoked(passkey.id(), passkey.person()));
    }

    /**
     * Notes a use in the caller's transaction, which records it.
     *
     * @param known as it was read for this use; what changed meanwhile is read again
     * @return the key as another use left it meanwhile, where it counts no further than that: a copy of it may be about
     */
    @Transactional
    public Optional<Passkey> used(Passkey known, PasskeyUse use) {
        if (table.updateAsItWas(known.used(use))) {
            return Optional.empty();
        }
        var found = table.findAndLock(known.id());
        found.map(passkey -> passkey.used(use)).ifPresent(table::update);
        return found.filter(passkey -> passkey.counter() != known.counter())
                .filter(passkey -> use.wentBackFrom(passkey.counter()));
    }

    /** A key that somebody shows. */
    public record Shown(Passkey passkey, boolean revoked) {}

    /** Also one that was taken back, on whatever node: for one way to the database. */
    public Optional<Shown> shown(String id) {
        var trip = seals.oneTrip();
        var passkey = table.ask(trip, id);
        var revocation = revocations.ask(trip, id);
        trip.go();
        var revoked = chain.isKnownToHold(id) || !revocation.found().isEmpty();
        return passkey.only().map(known -> new Shown(known, revoked));
    }

    /** Also one that was taken back. */
    public Optional<Passkey> find(String id) {
        return table.find(id);
    }

    /** When they last came in with any key of theirs, also with one that was taken back since. */
    public Optional<Instant> lastUse(PersonId person) {
        return table.of(person).stream()
                .flatMap(passkey -> passkey.lastUsedAt().stream())
                .max(Instant::compareTo);
    }

    /** Until the caller's transaction is over nobody else takes a key back, so that what was counted before stays so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeTurns() {
        revocations.lock();
    }

    /** The keys that somebody can use, oldest first. */
    public List<Passkey> of(PersonId person) {
        return table.of(person).stream()
                .filter(passkey -> !chain.isKnownToHold(passkey.id()))
                .toList();
    }

    /** As the list has it that this node holds. */
    public Optional<String> nameOfModel(UUID model) {
        return models.find(model).map(KeyModel::name);
    }

    /** Whether it may be claimed now that hardware keeps the keys of this model. */
    public boolean keepsInHardware(UUID model) {
        return models.vouchFor(model)
                && models.find(model).filter(KeyModel::hardware).isPresent();
    }

    /**
     * What a new key is, as far as can be said. Without a list nobody can say whether its maker vouches for it: then it is
     * not held to that here, but where somebody comes in with it.
     */
    public KeyTraits asMade(RegisteredCredential credential) {
        return new KeyTraits(
                true,
                !credential.backupEligible(),
                models.standing().edition().isEmpty()
                        || models.vouched(credential).isPresent(),
                Optional.of(credential.model()));
    }

    /** How many keys of which model are in use. */
    public List<KeysOfModel> byModel() {
        return table.byModel();
    }

    public boolean isRevoked(String id) {
        return chain.holds(id);
    }

    /** From memory, for every request: at most a second behind other nodes. */
    public boolean isKnownRevoked(String id) {
        return chain.isKnownToHold(id);
    }
}
