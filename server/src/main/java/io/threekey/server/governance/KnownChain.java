package io.threekey.server.governance;

import io.threekey.charter.Broken;
import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.FoundingRecord;
import io.threekey.charter.VerifiedChain;
import io.threekey.charter.json.Digest;
import java.util.ArrayList;
import java.util.List;

/**
 * The decisions this node has verified, from the founding on. What is read from the database is held against it: it
 * may only ever grow, by links that verify.
 *
 * @param links as verified, byte for byte
 */
record KnownChain(List<ChainLink> links, List<Digest> digests, VerifiedChain chain) {

    KnownChain {
        links = List.copyOf(links);
        digests = List.copyOf(digests);
    }

    /** What reading again came to. */
    sealed interface Reading {

        /** Everything verifies; {@code grown} tells whether there was more than before. */
        record Holds(KnownChain known, boolean grown) implements Reading {}

        /** Something does not; {@code known} is as much as does. */
        record Doubted(KnownChain known, ChainDoubt doubt) implements Reading {}

        /** Not even the founding is the one that was pinned. */
        record NotOurs(ChainDoubt doubt) implements Reading {}
    }

    static Reading from(List<ChainLink> links, Fingerprint pinned) {
        var first = links.getFirst();
        if (first.number() != 0 || !Digest.of(first.document()).equals(pinned.digest())) {
            return new Reading.NotOurs(
                    ChainDoubt.unverifiable(0, "This is not the founding whose fingerprint is pinned."));
        }
        return switch (VerifiedChain.found(new FoundingRecord(first.document(), first.acts(), first.adoptedAt()))) {
            case Extended(var chain) ->
                new KnownChain(List.of(first), List.of(first.digest()), chain).grownBy(links, true);
            case Broken broken -> new Reading.NotOurs(ChainDoubt.unverifiable(0, broken.sentence()));
        };
    }

    Reading readAgain(List<ChainLink> stored) {
        if (stored.size() < links.size()) {
            return new Reading.Doubted(this, ChainDoubt.forgotten(links.size(), stored.size()));
        }
        for (int number = 0; number < links.size(); number++) {
            if (!stored.get(number).digest().equals(digests.get(number))) {
                return new Reading.Doubted(this, ChainDoubt.altered(number));
            }
        }
        return grownBy(stored, false);
    }

    private Reading grownBy(List<ChainLink> stored, boolean fresh) {
        var grown = this;
        for (var link : stored.subList(links.size(), stored.size())) {
            if (link.number() != grown.links.size()) {
                return new Reading.Doubted(
                        grown, ChainDoubt.unverifiable(link.number(), "a decision before it is missing."));
            }
            switch (grown.chain.next(link.element())) {
                case Extended(var chain) -> grown = grown.with(link, chain);
                case Broken broken -> {
                    return new Reading.Doubted(grown, ChainDoubt.unverifiable(link.number(), broken.sentence()));
                }
            }
        }
        return new Reading.Holds(grown, fresh || grown.links.size() > links.size());
    }

    private KnownChain with(ChainLink link, VerifiedChain longer) {
        var moreLinks = new ArrayList<>(links);
        moreLinks.add(link);
        var moreDigests = new ArrayList<>(digests);
        moreDigests.add(link.digest());
        return new KnownChain(moreLinks, moreDigests, longer);
    }
}
