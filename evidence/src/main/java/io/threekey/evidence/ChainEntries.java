package io.threekey.evidence;

import io.threekey.charter.ActStatement;
import io.threekey.charter.AutomaticRevert;
import io.threekey.charter.Charter;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The entries about decisions, gone through in order, and which of them a part of the ledger brings along to be judged
 * by itself. What cannot be read belongs to every part: it is the reader who says so.
 */
public final class ChainEntries {

    /**
     * One of them.
     *
     * @param address of what was decided; empty where it concerns every part
     * @param seen the size of the ledger that the signer of an act was shown
     */
    private record Link(long index, Optional<Proposal> proposal, Optional<PolicyAddress> address, Optional<Long> seen) {

        boolean concerns(Predicate<PolicyAddress> which) {
            return address.filter(which.negate()).isEmpty();
        }
    }

    private final List<Charter> charters = new ArrayList<>();
    private final Map<Digest, Proposal> proposals = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    /** Entries of other types play no part. */
    public static List<EntryType> types() {
        return EntryType.OF_THE_CHAIN;
    }

    public void take(long index, LedgerEntry entry) {
        try {
            links.add(link(index, Leaf.parse(entry.leaf()).type(), (JsonObject) CanonicalJson.read(entry.payload())));
        } catch (MalformedDocument | ClassCastException | IllegalArgumentException unreadable) {
            links.add(new Link(index, Optional.empty(), Optional.empty(), Optional.empty()));
        }
    }

    private Link link(long index, EntryType type, JsonObject payload) {
        if (type.equals(EntryType.PROPOSAL_MADE)) {
            Proposal proposal = Proposal.parse(ProposalMadeEntry.parse(payload).proposal());
            proposals.put(proposal.digest(), proposal);
            if (proposal.address().replacesCharter()) {
                charters.add(Charter.of(proposal.document()));
            }
            return link(index, Optional.of(proposal), Optional.empty());
        }
        if (type.equals(EntryType.PROPOSAL_ACT)) {
            ActStatement statement =
                    ActStatement.parse(ActEntry.parse(payload).act().statement());
            return link(
                    index,
                    Optional.ofNullable(proposals.get(statement.proposal())),
                    Optional.of(statement.checkpoint().size()));
        }
        if (type.equals(EntryType.DECISION_ADOPTED)) {
            return link(
                    index,
                    Optional.ofNullable(
                            proposals.get(DecisionAdoptedEntry.parse(payload).proposal())),
                    Optional.empty());
        }
        if (type.equals(EntryType.POLICY_REVERTED)) {
            return new Link(
                    index,
                    Optional.empty(),
                    Optional.of(AutomaticRevert.of(payload).address()),
                    Optional.empty());
        }
        if (type.equals(EntryType.INSTALLATION_FOUNDED)) {
            charters.add(Charter.parse(FoundedEntry.parse(payload).charter()));
        }
        return new Link(
                index,
                Optional.empty(),
                type.equals(EntryType.ENTRIES_ERASED) ? Optional.of(RecordErasure.ADDRESS) : Optional.empty(),
                Optional.empty());
    }

    private static Link link(long index, Optional<Proposal> proposal, Optional<Long> seen) {
        return new Link(index, proposal, proposal.map(Proposal::address), seen);
    }

    /** Of what came after so many entries: all from before, and the ledgers that signers in the bundles after were shown. */
    public ExportSource.Shown since(long after) {
        long wholeFrom = new Extent.Since(after, 0).wholeFrom(after);
        List<Long> chain = links.stream()
                .map(Link::index)
                .filter(index -> index < wholeFrom)
                .toList();
        return new ExportSource.Shown(chain, List.of(), seenIn(links, wholeFrom));
    }

    /** Of one decision: the charter's history, and that of the kind of policy that it decides. */
    public Optional<ExportSource.Shown> ofDecision(ProposalId id) {
        return proposals.values().stream()
                .filter(proposal -> proposal.id().equals(id))
                .findFirst()
                .map(proposal -> shown(
                        address -> tellsWhose(address)
                                || address.kind().equals(proposal.address().kind()),
                        List.of()));
    }

    /** By what entries refer to this person: the person, and the decision keys of every seat they had or were to have. */
    public Set<Reference> to(PersonId person) {
        return Stream.concat(
                        Stream.of(Reference.to(person)),
                        charters.stream()
                                .flatMap(charter -> charter.seats().stream())
                                .filter(seat -> seat.holder().equals(person))
                                .flatMap(seat -> seat.keys().stream())
                                .map(Reference::to))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of chosen entries: the charter's history, which tells whose ledger they stand in. */
    public ExportSource.Shown beside(List<Long> chosen) {
        return shown(ChainEntries::tellsWhose, chosen);
    }

    /** The charter names the log's keys, and the policy of witnesses theirs. */
    private static boolean tellsWhose(PolicyAddress address) {
        return address.replacesCharter() || address.kind().equals(LedgerWitnessing.ADDRESS.kind());
    }

    private ExportSource.Shown shown(Predicate<PolicyAddress> which, List<Long> chosen) {
        List<Link> chain = links.stream().filter(link -> link.concerns(which)).toList();
        return new ExportSource.Shown(chain.stream().map(Link::index).toList(), chosen, seenIn(chain, Long.MAX_VALUE));
    }

    private static SortedSet<Long> seenIn(List<Link> chain, long before) {
        SortedSet<Long> seen = new TreeSet<>();
        chain.stream()
                .flatMap(link -> link.seen().stream())
                .filter(size -> size > 0 && size < before)
                .forEach(seen::add);
        return seen;
    }
}
