package io.threekey.server.ledger;

import io.threekey.charter.json.Digest;
import io.threekey.evidence.EntriesErased;
import io.threekey.evidence.EntryRange;
import io.threekey.evidence.EntryRanges;
import io.threekey.tlog.Checkpoint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases payloads that a decision names; whether it was decided is for the caller to know. Leaves and proofs stay, and an
 * entry says what was done. What is about decisions or what the server goes by is never erased,
 * whoever asks.
 */
@Component
public class PayloadErasure {

    private static final long AT_ONCE = 1000;
    /** What the server goes by when it judges rows, and what it must be able to account for. */
    private static final Set<String> NEEDED_FAMILIES =
            Set.of("role", "authenticator", "decision-key", "absence", "log-key", "alert", "gap");

    private final Set<String> never;
    private final ErasureTable erasures;
    private final EntryTable entries;
    private final ReferenceTable notes;
    private final EntrySeal seal;
    private final IntegrityWalk walk;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PayloadErasure(
            EntryTypeRegister types,
            ErasureTable erasures,
            EntryTable entries,
            ReferenceTable notes,
            EntrySeal seal,
            IntegrityWalk walk,
            Ledger ledger,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.never = Stream.concat(
                        io.threekey.evidence.EntryType.OF_THE_CHAIN.stream().map(io.threekey.evidence.EntryType::name),
                        types.all().stream().map(EntryType::name).filter(PayloadErasure::isNeeded))
                .collect(Collectors.toUnmodifiableSet());
        this.erasures = erasures;
        this.entries = entries;
        this.notes = notes;
        this.seal = seal;
        this.walk = walk;
        this.ledger = ledger;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private static boolean isNeeded(String type) {
        return NEEDED_FAMILIES.contains(type.substring(0, type.indexOf('.')));
    }

    /** Why some entries cannot be erased. */
    public sealed interface Unfit {

        /** There are only so many. */
        record NotThere(long size) implements Unfit {}

        /** It is about decisions, or the server goes by it. */
        record NeverErased(long index) implements Unfit {}

        /** It is not as it was recorded, which somebody has to look into first. */
        record Altered(long index) implements Unfit {}
    }

    /** What became of an order. */
    public sealed interface Outcome {

        record Erased(long entries) implements Outcome {}

        /** Before, or by another node. */
        record CarriedOut() implements Outcome {}

        record Refused(Unfit why) implements Outcome {}
    }

    /** Empty where all of them could be erased, or were. */
    public Optional<Unfit> unfit(EntryRanges order) {
        // as far as this node has verified, and as notes were taken: none may be taken of what is erased
        var size = Math.min(ledger.latestCheckpoint().map(Checkpoint::size).orElse(0L), notes.until());
        if (!order.endBefore(size)) {
            return Optional.of(new Unfit.NotThere(size));
        }
        return first(entries.ofTypesWithin(never, order)).map(Unfit.NeverErased::new);
    }

    private static Optional<Long> first(OptionalLong index) {
        return index.isPresent() ? Optional.of(index.getAsLong()) : Optional.empty();
    }

    /** How many of them are of which type, for those who decide it. */
    public Map<String, Long> typesOf(EntryRanges order) {
        return new TreeMap<>(entries.countByType(order));
    }

    /** @param document digest of the policy document of that version, which names these entries */
    public Outcome carryOut(int version, Digest document, EntryRanges order) {
        if (isCarriedOut(version)) {
            return new Outcome.CarriedOut();
        }
        var unfit = unfit(order);
        if (unfit.isPresent()) {
            return new Outcome.Refused(unfit.get());
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            erasures.holdTurn(version, clock.instant());
            if (isCarriedOut(version)) {
                status.setRollbackOnly();
                return new Outcome.CarriedOut();
            }
            var erased = new ArrayList<Long>();
            for (var range : order.ranges()) {
                var altered = erase(range, version, erased);
                if (altered.isPresent()) {
                    status.setRollbackOnly();
                    return new Outcome.Refused(new Unfit.Altered(altered.getAsLong()));
                }
            }
            var ranges = EntryRanges.of(erased);
            ledger.append(
                    LedgerEntries.ERASED, subject(version), new EntriesErased(version, document, ranges).payload());
            ledger.forgetsWhatItReadWithTheCommit();
            events.publishEvent(new PayloadsErased(ranges));
            return new Outcome.Erased(erased.size());
        }));
    }

    private boolean isCarriedOut(int version) {
        return !ledger.entriesOf(LedgerEntries.ERASED, subject(version)).isEmpty();
    }

    private static String subject(int version) {
        return "record-erasure/" + version;
    }

    private OptionalLong erase(EntryRange range, int version, List<Long> erased) {
        for (var from = range.first(); from <= range.last(); from += AT_ONCE) {
            var found = entries.between(from, Math.min(from + AT_ONCE, range.last() + 1)).stream()
                    .filter(entry -> entry.erasedBy().isEmpty())
                    .toList();
            var altered = found.stream()
                    // its type again: since it was looked at before, the column may be another
                    .filter(entry -> never.contains(entry.recorded().type()) || !walk.standsInTheTree(entry))
                    .mapToLong(TreeEntry::index)
                    .findFirst();
            if (altered.isPresent()) {
                walk.suspect(altered.getAsLong());
                return altered;
            }
            erasures.empty(found.stream().map(entry -> emptied(entry, version)).toList());
            found.forEach(entry -> erased.add(entry.index()));
        }
        return OptionalLong.empty();
    }

    private TreeEntry emptied(TreeEntry entry, int version) {
        return new TreeEntry(
                entry.index(),
                entry.enteredAt(),
                seal.erased(entry.recorded(), version),
                entry.leaf(),
                OptionalInt.of(version));
    }
}
