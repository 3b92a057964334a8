package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Collects which payloads are missing and which erasures are recorded, and holds both against what was decided. Memory
 * grows with the decisions and with the stretches of missing payloads.
 */
final class ErasureTrail {

    /** An erasure as the ledger records it. */
    private record Recorded(long entry, Instant at, EntriesErased erased) {}

    private final Findings findings;
    private final List<Recorded> recorded = new ArrayList<>();
    private final Map<Integer, List<EntryRange>> missing = new TreeMap<>();

    ErasureTrail(Findings findings) {
        this.findings = findings;
    }

    void take(long entry, Leaf leaf, JsonObject payload) {
        if (!leaf.type().equals(EntryType.ENTRIES_ERASED)) {
            return;
        }
        try {
            recorded.add(new Recorded(entry, leaf.at(), EntriesErased.parse(payload)));
        } catch (MalformedDocument e) {
            broken(entry, "What it records of " + leaf.type() + " is not readable: " + e.getMessage() + ".");
        }
    }

    /** In the order of the entries. */
    void isMissing(long entry, Leaf leaf, int version) {
        if (EntryType.OF_THE_CHAIN.contains(leaf.type())) {
            broken(entry, "Its payload is missing. It is of those about decisions, which nobody can erase.");
            return;
        }
        List<EntryRange> ranges = missing.computeIfAbsent(version, any -> new ArrayList<>());
        if (!ranges.isEmpty() && ranges.getLast().last() + 1 == entry) {
            ranges.set(ranges.size() - 1, new EntryRange(ranges.getLast().first(), entry));
        } else {
            ranges.add(new EntryRange(entry, entry));
        }
    }

    /** How many payloads are missing, by the version that ordered it. */
    List<Report.Erased> erased() {
        return missing.entrySet().stream()
                .map(of -> new Report.Erased(of.getKey(), new EntryRanges(of.getValue()).count()))
                .toList();
    }

    /** @param from entries before it may be in an export that was made earlier, and still be whole there */
    void mustFollow(History history, long from) {
        List<Recorded> ordered =
                recorded.stream().filter(one -> isOrdered(one, history)).toList();
        ordered.forEach(one -> mustBeMissing(one, from));
        missing.forEach((version, ranges) -> ranges.forEach(range -> mustBeErased(version, range, ordered, history)));
    }

    private boolean isOrdered(Recorded one, History history) {
        Optional<String> fault = decided(one.erased().policyVersion(), history)
                .map(version -> faultOf(one, version))
                .orElseGet(() ->
                        Optional.of("It erases by " + name(one.erased().policyVersion()) + ", which nobody decided."));
        fault.ifPresent(sentence -> broken(one.entry(), sentence));
        return fault.isEmpty();
    }

    private static Optional<String> faultOf(Recorded one, PolicyVersion version) {
        String name = name(version.version());
        if (!version.digest().equals(one.erased().policyDocument())) {
            return Optional.of("It erases by another document than that of " + name + ".");
        }
        if (!version.validity().everBegins() || one.at().isBefore(version.effectiveAt())) {
            return Optional.of("It erases by " + name + " before that took effect.");
        }
        EntryRanges erased = one.erased().entries();
        if (!document(version).filter(order -> order.entries().contain(erased)).isPresent()
                || !erased.endBefore(one.entry())) {
            return Optional.of("It erases entries that " + name + " does not name.");
        }
        return Optional.empty();
    }

    /** Whoever keeps what was to be erased is told so. */
    private void mustBeMissing(Recorded one, long from) {
        EntryRanges gone = new EntryRanges(missing.getOrDefault(one.erased().policyVersion(), List.of()));
        one.erased().entries().ranges().stream()
                .flatMap(range -> LongStream.rangeClosed(Math.max(from, range.first()), range.last())
                        .boxed())
                .filter(index -> !gone.has(index))
                .forEach(index -> broken(
                        index, "Its payload is here, and entry " + one.entry() + " records that it was erased."));
    }

    private void mustBeErased(int version, EntryRange range, List<Recorded> ordered, History history) {
        List<EntryRanges> erased = ordered.stream()
                .map(Recorded::erased)
                .filter(one -> one.policyVersion() == version)
                .map(EntriesErased::entries)
                .toList();
        for (long entry = range.first(); entry <= range.last() && !findings.areEnough(); entry++) {
            long index = entry;
            if (erased.stream().noneMatch(ranges -> ranges.has(index))) {
                broken(
                        index,
                        decided(version, history).isEmpty()
                                ? "Its payload is missing, by " + name(version) + ", which nobody decided."
                                : "Its payload is missing, and no erasure by " + name(version)
                                        + " of it is recorded as was decided.");
            }
        }
    }

    private static Optional<PolicyVersion> decided(int version, History history) {
        return history.versions(RecordErasure.ADDRESS).stream()
                .filter(adopted -> adopted.version() == version)
                .findFirst();
    }

    private static Optional<RecordErasure> document(PolicyVersion version) {
        try {
            return Optional.of(RecordErasure.read(version.document()));
        } catch (MalformedDocument notThatPolicy) {
            return Optional.empty();
        }
    }

    private static String name(int version) {
        return NamedVersion.inWords(RecordErasure.ADDRESS, version);
    }

    private void broken(long entry, String sentence) {
        findings.add(FailureKind.ERASURE, entry, sentence);
    }
}
