package io.threekey.server.governance.amendment;

import io.threekey.charter.CharterGaps;
import io.threekey.charter.DecisionKind;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.PolicyKinds;
import io.threekey.server.governance.Subjects;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the rows of a charter are called in a sentence. */
@Component
class Naming {

    private final Subjects subjects;
    private final PolicyKinds kinds;

    Naming(Subjects subjects, PolicyKinds kinds) {
        this.subjects = subjects;
        this.kinds = kinds;
    }

    /** Such as "Recovery (Contractors, at Lakeside)". */
    Words right(DecisionRight right) {
        return Change.said(
                "subject.right",
                decision(right.decision()),
                CharterWords.useCase(right.useCase()),
                right.scope().isGroup()
                        ? Words.of("governance.answer.in-group")
                        : Words.of("governance.answer.at-site", subjects.site(right.scope())));
    }

    /** A kind that no part of this server obeys is called as the charter writes it. */
    Object kind(PolicyKindName kind) {
        return kinds.named(kind.value()).isPresent()
                        || PolicyAddress.forAll(kind).replacesCharter()
                ? Words.of("governance.kind." + kind.value())
                : kind.value();
    }

    /** So is a decision that nobody foresaw. */
    static Object decision(DecisionKind decision) {
        return CharterGaps.toBeDecided().contains(decision) ? CharterWords.decision(decision) : decision.value();
    }

    static List<?> functions(List<Function> functions) {
        return functions.isEmpty()
                ? nothing()
                : functions.stream().map(CharterWords::inSentence).toList();
    }

    static List<?> listed(List<?> values) {
        return values.isEmpty() ? nothing() : values;
    }

    private static List<?> nothing() {
        return List.of(Change.said("nothing"));
    }
}
