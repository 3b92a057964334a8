package io.threekey.server.ledger;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.SignedCheckpoint;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The record of everything that matters. An entry commits or vanishes with the change it records, and stands in the tree
 * about a second later. Payloads are for auditors' eyes and never hold secrets, tokens, codes or patients' data.
 */
@Component
public class Ledger {

    private static final int LONGEST_PAYLOAD = 1 << 20;
    private static final int SALT_LENGTH = 32;

    private final EntryTypeRegister types;
    private final RecordedEntries recorded;
    private final EntrySeal seal;
    private final VerifiedHead verified;
    private final Outstanding outstanding;
    private final IntegrityWalk walk;
    private final ObjectProvider<OutsideWitnesses> witnesses;
    private final Clock clock;
    private final RandomGenerator random;
    private final EntryIds ids;
    private final SeenEntries seen;

    Ledger(
            EntryTypeRegister types,
            RecordedEntries recorded,
            EntrySeal seal,
            VerifiedHead verified,
            Outstanding outstanding,
            IntegrityWalk walk,
            ObjectProvider<OutsideWitnesses> witnesses,
            Clock clock,
            RandomGenerator random) {
        this.types = types;
        this.recorded = recorded;
        this.seal = seal;
        this.verified = verified;
        this.outstanding = outstanding;
        this.walk = walk;
        this.witnesses = witnesses;
        this.clock = clock;
        this.random = random;
        this.ids = new EntryIds(random);
        this.seen = new SeenEntries(clock);
    }

    /**
     * Records an event in the caller's read-write transaction, with whose commit it is written.
     *
     * @param subject whom or what it is about, to find it by: a proposal's id, a person's
     * @return the entry's id
     * @throws IllegalStateException outside of a read-write transaction
     */
    public UUID append(EntryType type, String subject, JsonObject payload) {
        types.requireKnown(type);
        var bytes = CanonicalJson.bytes(payload);
        if (bytes.length > LONGEST_PAYLOAD) {
            throw new IllegalArgumentException("the payload of " + type.name() + " has " + bytes.length + " bytes");
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var entry = seal.seal(ids.next(at), at, type.name(), subject, bytes, salt());
        Recorded.note(entry, outstanding);
        return entry.id();
    }

    /** The newest checkpoint that this node has verified; empty before the first entry stands in the tree. */
    public Optional<Checkpoint> latestCheckpoint() {
        return verified.latest().map(SignedCheckpoint::checkpoint);
    }

    /**
     * The newest that enough outsiders have confirmed, where signed policy asks for any: what signers are shown, so that
     * whoever forks the ledger later would have to fork witnesses' memories too. The newest of all elsewhere.
     */
    public Optional<Checkpoint> witnessedCheckpoint() {
        return witnesses.stream()
                .flatMap(asked -> asked.newestConfirmed().stream())
                .map(SignedCheckpoint::checkpoint)
                .findFirst()
                .or(this::latestCheckpoint);
    }

    /** All of a type in the order of the tree, then those that wait for it. */
    public List<LedgerEntry> entriesOf(EntryType type) {
        return genuine(recorded.ofType(type.name()));
    }

    /**
     * Those of several types about one subject, as of one moment: asked one by one, an entry could seem to wait while
     * another that came after it already stands in the tree.
     */
    public List<LedgerEntry> entriesOf(List<EntryType> types, String subject) {
        return genuine(recorded.about(types.stream().map(EntryType::name).toList(), subject));
    }

    /** Those about one subject in the order of the tree, then those that wait for it. */
    public List<LedgerEntry> entriesOf(EntryType type, String subject) {
        return genuine(recorded.about(type.name(), subject));
    }

    /** The newest first. Somebody's are asked for again and again, and what was verified once need not be read anew. */
    public List<LedgerEntry> newestOf(EntryType type, String subject, int most) {
        var before = seen.timesDropped();
        return recorded.newestAbout(type.name(), subject, most).stream()
                .flatMap(found -> seen.payload(found.recorded())
                        .map(payload -> Stream.of(entry(found, payload)))
                        .orElseGet(
                                () -> read(found).peek(entry -> seen.note(found.recorded(), entry.payload(), before))))
                .toList();
    }

    /** With the caller's commit: until then a row still says what is erased of it. */
    void forgetsWhatItReadWithTheCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                seen.drop();
            }
        });
    }

    boolean remembersWhatItRead() {
        return !seen.isEmpty();
    }

    /** Those recorded in a period, one by one and in no order, however many there are; the end is not part of it. */
    public void eachOf(EntryType type, Instant from, Instant until, Consumer<LedgerEntry> reader) {
        recorded.eachOf(type.name(), from, until, found -> read(found).forEach(reader));
    }

    /** How many were recorded in a period, as the database says; the end is not part of it. */
    public long countOf(EntryType type, Instant from, Instant until) {
        return recorded.countOf(type.name(), from, until);
    }

    /** A row whose seal does not hold is nobody's word: it is left out, and the alarm says so. */
    List<LedgerEntry> genuine(List<RecordedEntries.Found> found) {
        return found.stream().flatMap(this::read).toList();
    }

    Stream<LedgerEntry> read(RecordedEntries.Found found) {
        var entry = found.recorded();
        if (!seal.holds(entry)) {
            found.index().ifPresent(index -> walk.suspect(index));
            return Stream.empty();
        }
        // its seal holds, so it is as it was written: canonical
        if (!(JsonReader.read(entry.payload()) instanceof JsonObject payload)) {
            throw new IllegalStateException("a sealed payload is no object: " + entry.id());
        }
        return Stream.of(entry(found, payload));
    }

    private static LedgerEntry entry(RecordedEntries.Found found, JsonObject payload) {
        var entry = found.recorded();
        return new LedgerEntry(entry.id(), found.index(), entry.at(), entry.type(), entry.subject(), payload);
    }

    private byte[] salt() {
        var salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return salt;
    }
}
