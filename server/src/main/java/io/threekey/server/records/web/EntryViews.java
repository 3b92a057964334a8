package io.threekey.server.records.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.PersonId;
import io.threekey.evidence.Reference;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.LedgerSearch;
import io.threekey.server.ledger.PublishedTree;
import io.threekey.server.ledger.StoredEntry;
import io.threekey.server.people.RecordLooks.Looking.Permitted;
import io.threekey.server.people.StaffMonitoring;
import io.threekey.server.records.EntryFacts;
import io.threekey.server.records.EntryWords;
import io.threekey.server.records.ReadableEntries;
import io.threekey.tlog.InclusionProof;
import io.threekey.tlog.MerkleHash;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the page of an entry shows. */
@Component
class EntryViews {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final LedgerSearch ledger;
    private final PublishedTree tree;
    private final ReadableEntries readable;
    private final EntryWords words;
    private final StaffMonitoring monitoring;
    private final EntryFacts facts;

    EntryViews(
            LedgerSearch ledger,
            PublishedTree tree,
            ReadableEntries readable,
            EntryWords words,
            StaffMonitoring monitoring,
            EntryFacts facts) {
        this.ledger = ledger;
        this.tree = tree;
        this.readable = readable;
        this.words = words;
        this.monitoring = monitoring;
        this.facts = facts;
    }

    EntryView open(StoredEntry entry, PersonId reader) {
        return view(entry, Optional.of(content(entry, reader)), Optional.empty(), List.of(), Optional.empty());
    }

    /** Of somebody else's work, for a reason that was written down. */
    EntryView looked(StoredEntry entry, PersonId reader, Permitted permitted) {
        var looked = new LedgerView.Looked(permitted.purpose().code(), permitted.days());
        return view(entry, Optional.of(content(entry, reader)), Optional.of(looked), List.of(), Optional.empty());
    }

    /** What is public of it, and for which reasons the reader may see more. */
    EntryView closed(StoredEntry entry, PersonId reader, Optional<Refusal> refusal) {
        var purposes =
                ledger.type(entry.type()).filter(type -> !entry.erased() && ReadableEntries.isOfSignIns(type)).stream()
                        .flatMap(type -> monitoring.permitted(reader).entrySet().stream())
                        .map(purpose -> new LedgerView.Purpose(purpose.getKey().code(), purpose.getValue()))
                        .toList();
        return view(entry, Optional.empty(), Optional.empty(), purposes, refusal);
    }

    private EntryView view(
            StoredEntry entry,
            Optional<EntryView.Content> content,
            Optional<LedgerView.Looked> looked,
            List<LedgerView.Purpose> purposes,
            Optional<Refusal> refusal) {
        return new EntryView(
                entry.index(),
                ledger.type(entry.type())
                        .map(type -> Words.of(type.sentenceKey()))
                        .orElseGet(() -> Words.of("records.unknown-type", entry.type())),
                entry.enteredAt(),
                entry.genuine(),
                entry.erased(),
                content,
                looked,
                whose(entry),
                purposes,
                refusal,
                new EntryView.Leaf(
                        new String(entry.leaf(), UTF_8),
                        BASE64.encodeToString(MerkleHash.leaf(entry.leaf()).bytes()),
                        entry.type(),
                        entry.enteredAt().toString()),
                tree.proof(entry.index()).map(EntryViews::proof),
                tree.checkpoint(),
                String.join("\n", words.logKeys()));
    }

    private Words whose(StoredEntry entry) {
        return Words.of(
                ledger.type(entry.type()).filter(ReadableEntries::isOpen).isPresent()
                        ? "records.entry.closed.office"
                        : "records.entry.closed.work");
    }

    private static EntryView.Proof proof(InclusionProof proof) {
        return new EntryView.Proof(
                proof.treeSize(),
                proof.path().stream()
                        .map(hash -> BASE64.encodeToString(hash.bytes()))
                        .toList());
    }

    private EntryView.Content content(StoredEntry entry, PersonId reader) {
        var speaker = words.speaker();
        var said = facts.of(entry, reader);
        return new EntryView.Content(
                entry.content().map(payload -> speaker.said(entry.type(), entry.subject(), payload)),
                entry.at(),
                concerned(entry, said, speaker),
                said.stream()
                        .map(fact -> new EntryView.Concerned(fact.name(), fact.value(), fact.path()))
                        .toList(),
                BASE64.encodeToString(entry.payload()),
                BASE64.encodeToString(entry.salt()),
                new String(entry.payload(), UTF_8));
    }

    /** Whoever and whatever has a name and a page, and of which the entry says no more. */
    private List<EntryView.Concerned> concerned(
            StoredEntry entry, List<EntryFacts.Fact> said, EntryWords.Speaker speaker) {
        Stream<Reference> references = readable.references(entry).stream();
        return references
                .filter(reference ->
                        said.stream().noneMatch(fact -> fact.insteadOf().equals(Optional.of(reference))))
                .sorted(Comparator.comparing(Reference::kind).thenComparing(Reference::value))
                .map(speaker::named)
                .filter(named -> named.path().isPresent())
                .map(named -> new EntryView.Concerned(named.reference().kind().code(), named.name(), named.path()))
                .distinct()
                .toList();
    }
}
