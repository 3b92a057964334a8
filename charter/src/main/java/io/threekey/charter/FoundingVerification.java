package io.threekey.charter;

import static java.util.stream.Collectors.toSet;

import io.threekey.charter.ActVerdict.Accepted;
import io.threekey.charter.ActVerdict.Refused;
import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.json.MalformedDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The founding: a sound first charter that the sponsor and the three owners signed themselves. Whether it is the right
 * hospital's charter only its fingerprint can tell, kept by somebody outside.
 */
final class FoundingVerification {
    private static final int POSITION = 0;

    private FoundingVerification() {}

    static ChainStep verify(FoundingRecord founding) {
        Charter charter;
        try {
            charter = Charter.parse(founding.charter());
        } catch (MalformedDocument malformed) {
            return Broken.at(POSITION, BreakReason.FAULTY_FOUNDING, String.valueOf(malformed.getMessage()));
        }
        return fault(charter)
                .<ChainStep>map(fault -> Broken.at(POSITION, BreakReason.FAULTY_FOUNDING, fault))
                .orElseGet(() -> verifyActs(charter, founding));
    }

    private static Optional<String> fault(Charter charter) {
        if (charter.version() != 1) {
            return Optional.of("Its version is " + charter.version() + ".");
        }
        return CharterReview.of(charter).stream().findFirst().map(fault -> fault.where() + ": " + fault.sentence());
    }

    private static ChainStep verifyActs(Charter charter, FoundingRecord founding) {
        var verification = ActVerification.ofFounding(charter);
        var acts = new ArrayList<Act>();
        for (var signed : founding.acts()) {
            switch (verification.verify(acts, signed)) {
                case Accepted(var act) -> acts.add(act);
                case Refused refused -> {
                    return Broken.at(POSITION, refused);
                }
            }
        }
        var counting = StandingActs.of(acts).signatures(founding.foundedAt());
        if (!everyOwnerSigned(counting)) {
            return Broken.at(POSITION, BreakReason.FOUNDING_NOT_SIGNED);
        }
        if (acts.getLast().statement().madeAt().isAfter(founding.foundedAt())) {
            return Broken.at(POSITION, BreakReason.OUT_OF_ORDER);
        }
        if (!Terms.letGovern(charter, founding.foundedAt())) {
            return Broken.at(POSITION, BreakReason.TOO_FEW_TERMS_RUN);
        }
        return new Extended(VerifiedChain.founded(charter, founding.foundedAt(), counting));
    }

    /** In person: a deputy's place comes from the charter, which is only being founded. */
    private static boolean everyOwnerSigned(List<Act> acts) {
        return acts.stream()
                .map(Act::seat)
                .filter(seat -> seat.rank() == Rank.OWNER)
                .map(Seat::function)
                .collect(toSet())
                .containsAll(Arrays.stream(Function.values())
                        .filter(Function::founds)
                        .toList());
    }
}
