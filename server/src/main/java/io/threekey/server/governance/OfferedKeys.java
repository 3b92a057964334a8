package io.threekey.server.governance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
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
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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

    /** A key that somebody holds ready, and what it is taken back by. */
    public record Ready(String id, DecisionKey key) {}

    /** The newest first: a key offered later is the one that is at hand. */
    public List<DecisionKey> of(PersonId person) {
        return ready(person).stream().map(Ready::key).toList();
    }

    /** One that was ever in a charter is ready no more: it decides, or it was given up for another. */
    public List<Ready> ready(PersonId person) {
        var used = everInACharter();
        return offered
                .among(sql.sql("select * from governance_offered_key where person = ? order by offered_at desc, id")
                        .param(person.value()))
                .stream()
                .filter(one -> !used.contains(one.key().document()))
                .map(one -> new Ready(one.id(), one.key()))
                .toList();
    }

    private Set<JsonObject> everInACharter() {
        var history = policies.chain().history();
        return IntStream.rangeClosed(1, history.latestCharter().version())
                .mapToObj(history::charter)
                .flatMap(charter -> charter.stream())
                .flatMap(charter -> charter.seats().stream())
                .flatMap(seat -> seat.keys().stream())
                .map(DecisionKey::document)
                .collect(toSet());
    }

    /** Whoever lost a key that no charter names yet says so here. Empty where it is ready no more. */
    public Optional<Refusal> takeBack(PersonId person, String id) {
        var found = ready(person).stream().filter(one -> one.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            return refused("governance.offered.unknown");
        }
        return Boolean.TRUE.equals(transaction.execute(status -> remove(person, found.get())))
                ? Optional.empty()
                : refused("governance.offered.unknown");
    }

    private boolean remove(PersonId person, Ready one) {
        if (sql.sql("delete from governance_offered_key where id = ? and person = ?")
                        .params(one.id(), person.value())
                        .update()
                == 0) {
            return false;
        }
        ledger.append(
                GovernanceEntries.KEY_TAKEN_BACK,
                person.value(),
                Json.object()
                        .put("person", person.value())
                        .put("key", one.key().document())
                        .build());
        return true;
    }

    public List<Candidate> candidates() {
        var used = everInACharter();
        return all().stream()
                .filter(one -> !used.contains(one.key().document()))
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
                key(credential, freeNumber(person)),
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

    private int freeNumber(PersonId person) {
        var labels = of(person).stream().map(DecisionKey::label).toList();
        return IntStream.iterate(1, number -> number + 1)
                .filter(number -> !labels.contains(label(number)))
                .findFirst()
                .orElseThrow();
    }

    private static String label(int number) {
        return "Offered key " + number;
    }

    private static DecisionKey key(RegisteredCredential credential, int number) {
        return RegisteredDecisionKey.of(credential, label(number));
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
