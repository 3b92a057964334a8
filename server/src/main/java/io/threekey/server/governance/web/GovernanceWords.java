package io.threekey.server.governance.web;

import io.threekey.charter.DecisionKind;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Seat;
import io.threekey.charter.UseCase;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import java.util.Optional;

/** {@link CharterWords}, by the name that the pages know them by. */
final class GovernanceWords {

    private GovernanceWords() {}

    static Words function(Function function) {
        return CharterWords.function(function);
    }

    /** In the middle of a sentence: "the executive sponsor", "clinical operations". */
    static Words inSentence(Function function) {
        return Words.of("governance.function." + function.code() + ".inside");
    }

    static Words seat(Seat seat) {
        return CharterWords.seat(seat);
    }

    static Words useCase(Optional<UseCase> useCase) {
        return CharterWords.useCase(useCase);
    }

    static Words decision(DecisionKind kind) {
        return CharterWords.decision(kind);
    }

    static Words subject(PolicyAddress address) {
        return CharterWords.subject(address);
    }
}
