package io.threekey.server.federation;

import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.PersonId;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.TokenAlgorithm;
import io.threekey.server.jobs.RecurringJob;
import io.threekey.server.keys.SecretBox;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import io.threekey.server.snapshots.Snapshot;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign what applications are told, in memory, one after the other for each algorithm. The first is made when
 * some application needs it; the next is published a day before it signs, and the last one until nothing lasts that it
 * signed. Which signs follows from the time alone, so that all nodes agree without talking.
 */
@Component
class SigningKeys implements Snapshot {

    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
    private static final int MOST_STEPPED_OVER = 1_000;

    private final JdbcClient sql;
    private final SealedRows<StoredKey> rows;
    private final SecretBox box;
    private final Ledger ledger;
    private final Applications applications;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile Known known = new Known(List.of(), List.of());

    SigningKeys(
            JdbcClient sql,
            Seals seals,
            SecretBox box,
            Ledger ledger,
            Applications applications,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.rows = seals.in(new StoredKey.Form());
        this.box = box;
        this.ledger = ledger;
        this.applications = applications;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param keys in the order of their numbers, as {@code stored} holds them */
    private record Known(List<StoredKey> stored, List<SigningKey> keys) {}

    @Bean
    RecurringJob rotationOfTokenKeys() {
        return RecurringJob.every(BETWEEN_LOOKS, "federation.keys", this::rotate);
    }

    @Override
    public String name() {
        return "the keys that sign for applications";
    }

    @Override
    public synchronized void lookAgain() {
        var stored = rows.among(sql.sql("select * from federation_signing_key order by number"));
        if (!stored.equals(known.stored())) {
            known = new Known(
                    stored, stored.stream().flatMap(key -> opened(key).stream()).toList());
        }
    }

    /** The one that signs now; made where none did before. */
    SigningKey signing(TokenAlgorithm algorithm) {
        return signsNow(algorithm).orElseGet(() -> theFirst(algorithm));
    }

    Optional<SigningKey> signsNow(TokenAlgorithm algorithm) {
        return signingAt(algorithm, clock.instant());
    }

    private Optional<SigningKey> signingAt(TokenAlgorithm algorithm, Instant now) {
        return by(algorithm)
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(Comparator.comparingInt(SigningKey::number));
    }

    private Stream<SigningKey> by(TokenAlgorithm algorithm) {
        return known.keys().stream().filter(key -> key.algorithm() == algorithm);
    }

    private Optional<SigningKey> last(TokenAlgorithm algorithm) {
        return by(algorithm).max(Comparator.comparingInt(SigningKey::number));
    }

    /** Those that applications may meet. */
    List<SigningKey> published() {
        var now = clock.instant();
        return known.keys().stream().filter(key -> !isPast(key, now)).toList();
    }

    /** Whether one of those that applications may meet signed it, by the one algorithm that it signs by. */
    boolean signed(SignedJWT token) {
        var named = token.getHeader().getKeyID();
        return published().stream().filter(key -> key.id().equals(named)).anyMatch(key -> key.signed(token));
    }

    private boolean isPast(SigningKey key, Instant now) {
        return by(key.algorithm())
                .filter(next -> next.number() > key.number())
                .anyMatch(next -> !now.isBefore(next.signsFrom().plus(SigningKey.KNOWN_AFTER)));
    }

    /** Once an hour, by one node: the next one where it is due, and none that nobody needs any more. */
    void rotate() {
        lookAgain();
        var now = now();
        for (var algorithm : TokenAlgorithm.values()) {
            last(algorithm).ifPresent(key -> followedWhereNeeded(key, now));
        }
        known.keys().stream().filter(key -> isPast(key, now)).forEach(this::destroy);
        lookAgain();
    }

    private void followedWhereNeeded(SigningKey key, Instant now) {
        var end = key.signsFrom().plus(SigningKey.SIGNS);
        if (isNeeded(key.algorithm())) {
            if (!now.isBefore(end)) {
                makeAfter(key.number(), key.algorithm(), now.plus(SigningKey.KNOWN_BEFORE));
            }
        } else if (!now.isBefore(end.plus(SigningKey.KNOWN_AFTER))) {
            destroy(key);
        }
    }

    /** What applications are told by default is, also before there is one. */
    private boolean isNeeded(TokenAlgorithm algorithm) {
        return algorithm == TokenAlgorithm.ES256 || applications.anyIsToldBy(algorithm);
    }

    private SigningKey theFirst(TokenAlgorithm algorithm) {
        lookAgain();
        if (signsNow(algorithm).isEmpty()) {
            makeAfter(0, algorithm, now());
            lookAgain();
        }
        return signsNow(algorithm)
                .orElseThrow(() -> new IllegalStateException("no key signs what applications are told"));
    }

    /**
     * Where another node makes one by the same algorithm at the same time, that one counts. A row that is no key of ours, or
     * one by another algorithm, is stepped over.
     */
    private void makeAfter(int last, TokenAlgorithm algorithm, Instant signsFrom) {
        var above = known.keys().stream().mapToInt(SigningKey::number).max().orElse(0);
        var key = SigningKey.made(above + 1, signsFrom, algorithm);
        while (!isStored(key) && key.number() < above + MOST_STEPPED_OVER) {
            lookAgain();
            if (by(algorithm).anyMatch(other -> other.number() > last)) {
                return;
            }
            key = key.numbered(key.number() + 1);
        }
    }

    private boolean isStored(SigningKey key) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (inserted(key)) {
                ledger.append(FederationEntries.KEY_MADE, key.id(), FederationEntries.key(key));
                return true;
            }
            status.setRollbackOnly();
            return false;
        }));
    }

    private boolean inserted(SigningKey key) {
        var context = new StoredKey(key.number(), key.signsFrom(), "").context();
        var wrapped = box.wrap(context, key.secret());
        var stored = new StoredKey(key.number(), key.signsFrom(), Base64Url.encode(wrapped));
        return sql.sql("""
                        insert into federation_signing_key (number, signs_from, wrapped, mac) values (?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(key.number(), Timestamp.from(key.signsFrom()), wrapped, rows.mac(stored))
                        .update()
                > 0;
    }

    /**
     * Others may know it: it signs nothing from now on, and nothing that it signed is believed here. Another one is made
     * first where it is the one that signs, so that whoever dies in between leaves two that sign and none that is lacking.
     *
     * @return false where there is no such key any more
     */
    boolean retire(String id, PersonId by) {
        lookAgain();
        var now = now();
        var leaked = known.keys().stream().filter(key -> key.id().equals(id)).findFirst();
        if (leaked.isEmpty()) {
            return false;
        }
        var algorithm = leaked.get().algorithm();
        if (signingAt(algorithm, now).equals(leaked)) {
            makeAfter(last(algorithm).orElseThrow().number(), algorithm, now);
        }
        return deleted(leaked.get(), FederationEntries.KEY_RETIRED, FederationEntries.retired(leaked.get(), by));
    }

    private void destroy(SigningKey key) {
        deleted(key, FederationEntries.KEY_DESTROYED, FederationEntries.key(key));
    }

    private boolean deleted(SigningKey key, EntryType why, JsonObject entry) {
        var deleted = Boolean.TRUE.equals(transaction.execute(status -> {
            var gone = sql.sql("delete from federation_signing_key where number = ?")
                    .param(key.number())
                    .update();
            if (gone > 0) {
                ledger.append(why, key.id(), entry);
            } else {
                status.setRollbackOnly(); // another node did; having waited for it is nothing to record
            }
            return gone > 0;
        }));
        lookAgain();
        return deleted;
    }

    private Optional<SigningKey> opened(StoredKey stored) {
        return box.unwrap(stored.context(), Base64Url.decode(stored.wrapped()))
                .map(secret -> SigningKey.opened(stored.number(), stored.signsFrom(), secret));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
