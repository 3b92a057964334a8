package io.threekey.server.governance;

import static java.util.stream.Collectors.toSet;

import io.threekey.charter.ActStatement;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import io.threekey.evidence.FoundedEntry;
import io.threekey.server.frame.Refusal;
import io.threekey.server.keys.RegisteredCredential;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Service;

/**
 * The first half of a founding: its people say who they are and register two decision keys and a sign-in passkey each.
 * Nothing registered here admits anybody before the charter is signed; inviting again starts from nothing.
 */
@Service
public class FoundingRegistration {

    private static final Duration LINKS_LAST = Duration.ofMinutes(30);
    /** As people keep it: a longer one would fail the founding after everybody has signed. */
    private static final int LONGEST_NAME = 200;

    private final FoundingTable table;
    private final PoliciesInForce policies;
    private final FoundingDrafts drafts;
    private final DraftedCharter draftedCharter;
    private final DecisionKeyModels models;
    private final Clock clock;
    private final RandomGenerator random;

    FoundingRegistration(
            FoundingTable table,
            PoliciesInForce policies,
            FoundingDrafts drafts,
            DraftedCharter draftedCharter,
            DecisionKeyModels models,
            Clock clock,
            RandomGenerator random) {
        this.table = table;
        this.policies = policies;
        this.drafts = drafts;
        this.draftedCharter = draftedCharter;
        this.models = models;
        this.clock = clock;
        this.random = random;
    }

    /** @throws IllegalStateException where the installation is founded already */
    public List<FoundingInvitation> invite() {
        if (policies.founded() || policies.inDoubt()) {
            throw new IllegalStateException("this installation is founded already");
        }
        var seats = draftedCharter.seats();
        var until = clock.instant().plus(LINKS_LAST);
        return drafts.change(() -> {
            table.clear();
            return seats.stream()
                    .map(seat -> {
                        var token = FoundingToken.random(random);
                        table.invite(seat, newPerson(), token.digest(), until);
                        return new FoundingInvitation(seat.id(), token, until);
                    })
                    .toList();
        });
    }

    /** Empty where the link is unknown, too old, or the founding is over. */
    public Optional<FounderProgress> progress(FoundingToken token) {
        return drafts.change(() -> table.holding(token.digest(), clock.instant())
                .map(founder -> progress(founder, table.all(), table.draft())));
    }

    public Optional<Refusal> introduce(FoundingToken token, String name) {
        return change(token, founder -> {
            if (name.isBlank()
                    || name.strip().length() > LONGEST_NAME
                    || !founder.name().isEmpty()) {
                return refused("governance.founding.name");
            }
            return saved(founder.named(name.strip()));
        });
    }

    /** The founder's own keys, which a new one must not be: two keys are two devices. */
    public List<byte[]> decisionKeysOf(FoundingToken token) {
        return drafts.change(() -> table.holding(token.digest(), clock.instant()).stream()
                .flatMap(founder -> founder.keys().stream())
                .map(DecisionKey::credentialId)
                .toList());
    }

    public Optional<Refusal> addDecisionKey(FoundingToken token, RegisteredCredential credential, String label) {
        return change(token, founder -> {
            if (credential.backupEligible()) {
                return refused("governance.founding.copyable");
            }
            if (founder.keys().size() == Founder.KEYS_EACH || isTaken(credential)) {
                return refused("governance.founding.key-taken");
            }
            var notPermitted = models.refuses(credential);
            if (notPermitted.isPresent()) {
                return notPermitted;
            }
            return saved(founder.with(RegisteredDecisionKey.of(credential, label)));
        });
    }

    public Optional<Refusal> addPasskey(FoundingToken token, byte[] verified) {
        return change(
                token,
                founder -> founder.passkey().isPresent()
                        ? refused("governance.founding.key-taken")
                        : saved(founder.withPasskey(verified)));
    }

    private Optional<Refusal> change(FoundingToken token, Function<Founder, Optional<Refusal>> step) {
        return drafts.change(() -> {
            if (table.draft().isPresent()) {
                return refused("governance.founding.drafted");
            }
            return table.holding(token.digest(), clock.instant())
                    .map(step)
                    .orElseGet(() -> refused("governance.founding.link"));
        });
    }

    private Optional<Refusal> saved(Founder founder) {
        table.save(founder);
        return Optional.empty();
    }

    private static Optional<Refusal> refused(String key) {
        return Optional.of(Refusal.of(key));
    }

    private boolean isTaken(RegisteredCredential credential) {
        return RegisteredDecisionKey.isAmong(
                table.all().stream().flatMap(founder -> founder.keys().stream()), credential);
    }

    private PersonId newPerson() {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        return new PersonId("person-" + HexFormat.of().formatHex(bytes));
    }

    private static FounderProgress progress(Founder founder, List<Founder> all, Optional<FoundedEntry> draft) {
        var signed = draft.stream()
                .flatMap(entry -> entry.acts().stream())
                .map(act -> ActStatement.parse(act.statement()).seat())
                .collect(toSet());
        return new FounderProgress(
                founder.seat().id(),
                founder.person(),
                founder.name(),
                founder.keys().size(),
                founder.passkey().isPresent(),
                founder.seat().mustSign(),
                all.stream()
                        .map(other -> new FounderProgress.Step(
                                other.seat().id(),
                                other.name(),
                                other.isReady(),
                                other.seat().mustSign(),
                                signed.contains(other.seat().id())))
                        .toList());
    }
}
