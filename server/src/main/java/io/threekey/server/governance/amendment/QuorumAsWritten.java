package io.threekey.server.governance.amendment;

import io.threekey.charter.Quorum;
import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.AtLeast;
import io.threekey.charter.Quorum.From;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.QuorumWords;
import java.util.List;

/** A quorum in words; one that words alone could leave unclear is shown as it is written, too. */
final class QuorumAsWritten {

    private QuorumAsWritten() {}

    static Words of(Quorum quorum) {
        var plain = plain(quorum);
        var words = QuorumWords.inSentence(plain);
        return isClearInWords(plain)
                ? words
                : Change.said("quorum.as-written", words, Change.written(quorum.document()));
    }

    /** A list of one says what its only part says. */
    private static Quorum plain(Quorum quorum) {
        return switch (quorum) {
            case AllOf(var parts) when parts.size() == 1 -> plain(parts.getFirst());
            case AnyOf(var parts) when parts.size() == 1 -> plain(parts.getFirst());
            case AtLeast(var number, var parts) when number == 1 && parts.size() == 1 -> plain(parts.getFirst());
            default -> quorum;
        };
    }

    private static boolean isClearInWords(Quorum quorum) {
        return switch (quorum) {
            case From from -> true;
            case AllOf(var parts) -> parts.size() > 1 && parts.stream().allMatch(part -> isOne(part) || isEither(part));
            case AnyOf(var parts) -> isListed(parts);
            case AtLeast(var number, var parts) -> isListed(parts);
        };
    }

    private static boolean isEither(Quorum quorum) {
        return quorum instanceof AnyOf(var parts) && parts.size() == 2 && isListed(parts);
    }

    private static boolean isListed(List<Quorum> parts) {
        return parts.size() > 1 && parts.stream().allMatch(QuorumAsWritten::isOne);
    }

    private static boolean isOne(Quorum quorum) {
        return quorum instanceof From;
    }
}
