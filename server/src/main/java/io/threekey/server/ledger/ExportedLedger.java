package io.threekey.server.ledger;

import io.threekey.charter.Charter;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.ChainEntries;
import io.threekey.evidence.EntryType;
import io.threekey.evidence.ErasedEntry;
import io.threekey.evidence.ExportSource;
import io.threekey.evidence.ExportSource.Shown;
import io.threekey.evidence.ExportedEntry;
import io.threekey.evidence.Extent;
import io.threekey.evidence.FoundedEntry;
import io.threekey.evidence.Manifest;
import io.threekey.evidence.Reference;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.Hash;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TileStore;
import io.threekey.tlog.Tree;
import io.threekey.tlog.TreeHead;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger at one checkpoint, through one connection that sees one moment. */
final class ExportedLedger {

    private final EntryTable entries;
    private final TileStore tiles;
    private final HeadTable heads;
    private final CosignatureTable cosignatures;
    private final ErasureTable erasures;
    private final ReferenceTable notes;

    ExportedLedger(JdbcTemplate jdbc) {
        this.entries = new EntryTable(jdbc);
        this.tiles = new TilesOfTheDatabase(new TileTable(jdbc), entries);
        this.heads = new HeadTable(jdbc);
        this.cosignatures = new CosignatureTable(jdbc);
        this.erasures = new ErasureTable(jdbc);
        this.notes = new ReferenceTable(jdbc);
    }

    SignedCheckpoint newest() {
        var head = heads.current();
        if (head.neverPublished()) {
            throw new LedgerExport.NothingToExport();
        }
        return SignedCheckpoint.unverified(head.checkpoint());
    }

    /**
     * What an export shows: the newest that as many witnesses have cosigned as the policy asks for, with their lines; the
     * newest of all where it asks for nobody, or where there were never enough.
     */
    SignedCheckpoint confirmed() {
        var newest = newest();
        var size = newest.checkpoint().size();
        var required = cosignatures.required();
        var confirmed = required == 0 ? List.<CosignedCheckpoint>of() : cosignatures.newestBy(required, size);
        return confirmed.stream()
                .filter(cosigned -> isOfThisLedger(cosigned.checkpoint().checkpoint(), newest.checkpoint()))
                .map(CosignedCheckpoint::unjudged)
                .findFirst()
                .orElseGet(() -> cosignatures.below(newest).unjudged());
    }

    /** Of the same name, and the ledger began with it; by whom it is signed its reader judges. */
    private boolean isOfThisLedger(Checkpoint confirmed, Checkpoint newest) {
        return confirmed.origin().equals(newest.origin()) && beganWith(confirmed.head());
    }

    /** Whether the ledger began with this one. */
    boolean beganWith(TreeHead earlier) {
        return earlier.size() <= newest().checkpoint().size()
                && Tree.head(tiles, earlier.size()).equals(earlier);
    }

    /** A payload is missing from the moment on at which it is erased, and its entry says so a second later. */
    boolean wasErasedFromAfter(long size) {
        return erasures.isAnyRecordedAfter(size);
    }

    Shown shownFor(ExportAsked asked, long size) {
        return switch (asked) {
            case ExportAsked.Whole() -> new Shown(List.of(), List.of(), new TreeSet<>());
            case ExportAsked.Since(long after, Optional<Hash> root) -> {
                if (after < 1 || after > size) {
                    throw new ExportAsked.Impossible(
                            "nothing can come after " + after + " entries: the ledger has " + size);
                }
                if (root.filter(known -> !Tree.head(tiles, after).root().equals(known))
                        .isPresent()) {
                    throw new ExportAsked.Impossible("the checkpoint is of another ledger");
                }
                yield chain(size).since(after);
            }
            case ExportAsked.AboutPerson(var person) -> {
                var chain = chain(size);
                yield chain.beside(about(chain.to(person), size));
            }
            case ExportAsked.OfDecision(var proposal) ->
                chain(size)
                        .ofDecision(proposal)
                        .orElseThrow(() -> new ExportAsked.Impossible("there is no proposal " + proposal));
        };
    }

    /** By the notes of the search, which are read from the entries and whose holes raise an alarm of their own. */
    private List<Long> about(Set<Reference> references, long size) {
        if (notes.until() < size) {
            throw new ExportAsked.Impossible("the newest entries cannot be searched yet; ask again in some seconds");
        }
        return notes.toAny(references.stream().map(ReferenceRow.Key::of).toList(), size);
    }

    private ChainEntries chain(long size) {
        var chain = new ChainEntries();
        entries.ofTypes(ChainEntries.types().stream().map(EntryType::name).toList(), size)
                .forEach(entry -> chain.take(entry.index(), whole(entry)));
        return chain;
    }

    Manifest page(ExportAsked asked, Shown shown, Checkpoint checkpoint) {
        var charter = foundingCharter();
        var extent = switch (asked) {
            case ExportAsked.Whole() -> new Extent.Whole();
            case ExportAsked.Since(long after, var root) ->
                new Extent.Since(after, shown.chain().size());
            case ExportAsked.AboutPerson(var person) ->
                new Extent.AboutPerson(
                        person, shown.chain().size(), shown.chosen().size());
            case ExportAsked.OfDecision(var proposal) ->
                new Extent.OfDecision(proposal, shown.chain().size());
        };
        return new Manifest(
                charter.installation(),
                new Fingerprint(charter.digest()),
                checkpoint.origin(),
                checkpoint.size(),
                extent);
    }

    private Charter foundingCharter() {
        return entries.ofTypes(List.of(EntryType.INSTALLATION_FOUNDED.name()), Long.MAX_VALUE).stream()
                .map(entry -> FoundedEntry.parse(
                        (JsonObject) CanonicalJson.read(entry.recorded().payload())))
                .map(founded -> Charter.parse(founded.charter()))
                .findFirst()
                .orElseThrow(LedgerExport.NothingToExport::new);
    }

    ExportSource source(Shown shown) {
        return new Source(entries, tiles, shown);
    }

    private record Source(EntryTable entries, TileStore tiles, Shown shown) implements ExportSource {

        @Override
        public List<? extends ExportedEntry> between(long from, long to) {
            return entries.between(from, to).stream()
                    .map(ExportedLedger::exported)
                    .toList();
        }
    }

    private static ExportedEntry exported(TreeEntry entry) {
        return entry.erasedBy().isPresent()
                ? new ErasedEntry(entry.leaf(), entry.erasedBy().getAsInt())
                : whole(entry);
    }

    private static io.threekey.evidence.LedgerEntry whole(TreeEntry entry) {
        return new io.threekey.evidence.LedgerEntry(
                entry.leaf(), entry.recorded().salt(), entry.recorded().payload());
    }
}
