package io.threekey.charter;

import io.threekey.charter.json.Digest;
import java.util.Optional;

/**
 * What acts are about: a proposal under the charter in force, or the founding charter itself.
 *
 * @param content digest of what is signed
 * @param proposal empty at the founding
 * @param right the right that governs it
 * @param successionOf the one seat that a proposal fills anew, which a lapsed term does not keep some from signing
 */
record ActSubject(
        Charter charter,
        Digest charterDigest,
        Digest founding,
        Digest content,
        Optional<Proposal> proposal,
        DecisionRight right,
        Optional<SeatId> successionOf) {

    static ActSubject of(Charter charter, Digest founding, Proposal proposal) {
        return new ActSubject(
                charter,
                charter.digest(),
                founding,
                proposal.digest(),
                Optional.of(proposal),
                charter.rightFor(proposal)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "nobody may decide on " + proposal.address().kind())),
                successionOf(charter, proposal));
    }

    /** The founding charter is signed by the rule that it sets for its own change. */
    static ActSubject ofFounding(Charter charter) {
        var digest = charter.digest();
        var right = charter.rightFor(PolicyAddress.CHARTER)
                .orElseThrow(() -> new IllegalArgumentException("nobody may decide on the charter"));
        return new ActSubject(charter, digest, digest, digest, Optional.empty(), right, Optional.empty());
    }

    int replacedVersion() {
        return proposal.map(Proposal::replacesVersion).orElse(0);
    }

    private static Optional<SeatId> successionOf(Charter charter, Proposal proposal) {
        return Optional.of(proposal)
                .filter(any -> any.address().kind().equals(PolicyAddress.SEAT_SUCCESSION.kind()))
                .flatMap(succession -> SeatSuccession.seat(charter, succession.document()));
    }
}
