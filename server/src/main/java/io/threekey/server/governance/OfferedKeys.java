package io.threekey.server.governance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.server.frame.Refusal;
import io.threekey.server.keys.RegisteredCredential;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where people hold decision keys ready: whoever is to take a seat, and whoever lost their keys. Only a succession that
 * the other seats sign puts them into the charter.
 */
@Service
public class OfferedKeys {

    static final int KEYS_A_PERSON = 2;
    private static final int MOST_A_PERSON = 4;

    private final JdbcClient sql;
    private final SealedRows<OfferedKey> offered;
    private final PoliciesInForce policies;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator random;

    OfferedKeys(
            JdbcClient sql,
            Seals seals,
            PoliciesInForce policies,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock,
            RandomGenerator random) {
        this.sql = sql;
        this.offered = seals.in(new OfferedKeyForm());
        this.policies = policies;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
        this.random = random;
    }

    /** Somebody with keys enough to take a seat. */
    public record Candidate(PersonId person, String name) {}

    /** The newest first: a key offered later is the one that is at hand. */
    public List<DecisionKey> of(PersonId person) {
        return offered
                .among(sql.sql("select * from governance_offered_key where person = ? order by offered_at desc, id")
                        .param(person.value()))
                .stream()
                .map(OfferedKey::key)
                .toList();
    }

    public List<Candidate> candidates() {
        return all().stream()
                .collect(groupingBy(one -> new Candidate(one.person(), one.name()), LinkedHashMap::new, counting()))
                .entrySet()
                .stream()
                .filter(person -> person.getValue() >= KEYS_A_PERSON)
                .map(person -> person.getKey())
                .toList();
    }

    /** Empty where it is held ready from now on. */
    public Optional<Refusal> offer(PersonId person, String name, RegisteredCredential credential) {
        var refusal = refusal(person, credential);
        if (refusal.isPresent()) {
            return refusal;
        }
        try {
            transaction.executeWithoutResult(status -> keep(person, name, credential));
            return Optional.empty();
        } catch (DuplicateKeyException twice) {
            return refused("governance.founding.key-taken");
        }
    }

    private void keep(PersonId person, String name, RegisteredCredential credential) {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        var one = new OfferedKey(
                "k" + HexFormat.of().formatHex(bytes),
                person,
                name,
                key(credential, of(person).size() + 1),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        sql.sql("""
                insert into governance_offered_key
                    (id, person, name, credential, public_key, algorithm, model, label, offered_at, mac)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        one.id(),
                        one.person().value(),
                        one.name(),
                        one.key().credentialId(),
                        one.key().publicKey(),
                        one.key().algorithm().code(),
                        one.key().model(),
                        one.key().label(),
                        Timestamp.from(one.offeredAt()),
                        offered.mac(one))
                .update();
        ledger.append(
                GovernanceEntries.KEY_OFFERED,
                person.value(),
                Json.object()
                        .put("person", person.value())
                        .put("name", name)
                        .put("key", one.key().document())
                        .build());
    }

    private static DecisionKey key(RegisteredCredential credential, int number) {
        return RegisteredDecisionKey.of(credential, "Offered key " + number);
    }

    private Optional<Refusal> refusal(PersonId person, RegisteredCredential credential) {
        var sealing = policies.chain().charter().sealing();
        if (credential.backupEligible()) {
            return refused("governance.founding.copyable");
        }
        var ofAnotherModel = RegisteredDecisionKey.refusal(sealing.models(), credential);
        if (ofAnotherModel.isPresent()) {
            return ofAnotherModel;
        }
        if (!sealing.permits(key(credential, 1))) {
            return refused("governance.founding.model");
        }
        if (isTaken(credential)) {
            return refused("governance.founding.key-taken");
        }
        return of(person).size() < MOST_A_PERSON ? Optional.empty() : refused("governance.offered.enough");
    }

    private boolean isTaken(RegisteredCredential credential) {
        return RegisteredDecisionKey.isAmong(
                policies.chain().charter().seats().stream().flatMap(seat -> seat.keys().stream()), credential);
    }

    private static Optional<Refusal> refused(String key) {
        return Optional.of(Refusal.of(key));
    }

    private List<OfferedKey> all() {
        return offered.among(sql.sql("select * from governance_offered_key order by offered_at desc, id"));
    }
}
