package io.threekey.server.governance.gaps;

import io.threekey.charter.Charter;
import io.threekey.charter.Seat;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a steering group would ask about before it signs. One name in two seats may be one person under two accounts,
 * which the charter's own rule cannot see; a person who proposes a change of their own seat judges their own case. Who
 * reports to whom is not known here, so nothing is said about it.
 */
final class ConflictsOfInterest implements OwnershipRule {

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return Stream.concat(
                oneNameTwice(ownership.heldSeats()),
                ownership.open().stream().flatMap(one -> ownCase(ownership.charter(), one).stream()));
    }

    private static Stream<Gap> oneNameTwice(List<Seat> seats) {
        return IntStream.range(0, seats.size())
                .boxed()
                .flatMap(first -> IntStream.range(first + 1, seats.size())
                        .filter(second -> written(seats.get(first)).equals(written(seats.get(second))))
                        .mapToObj(second -> oneName(seats.get(first), seats.get(second))));
    }

    private static String written(Seat seat) {
        return seat.holderName().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static Gap oneName(Seat one, Seat other) {
        return new Gap(
                "one-name-twice",
                one.id().value() + "." + other.id().value(),
                Words.of(
                        "governance.gap.one-name-twice",
                        one.holderName(),
                        CharterWords.seat(one),
                        CharterWords.seat(other)),
                Ownership.sponsor(),
                Severity.SOON,
                Words.of("governance.gap.one-name-twice.next"),
                "/charter");
    }

    private static Optional<Gap> ownCase(Charter charter, ProposalCase one) {
        return one.seatOf(one.proposal().proposedBy())
                .filter(seat -> one.proposal().address().replacesCharter())
                .filter(seat -> changes(seat, charter, one))
                .map(seat -> new Gap(
                        "own-case",
                        one.proposal().id().value(),
                        Words.of("governance.gap.own-case", seat.holderName(), CharterWords.seat(seat)),
                        Ownership.sponsor(),
                        Severity.SOON,
                        Words.of("governance.gap.own-case.next"),
                        "/proposals/" + one.proposal().id()));
    }

    /** That somebody stays as they are, in a charter that changes otherwise, is nobody's own case. */
    private static boolean changes(Seat own, Charter charter, ProposalCase one) {
        try {
            var next = Charter.of(one.proposal().document()).seat(own.id());
            return !next.equals(charter.seat(own.id()));
        } catch (MalformedDocument noCharter) {
            return false;
        }
    }
}
