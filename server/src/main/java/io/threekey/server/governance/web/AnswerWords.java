package io.threekey.server.governance.web;

import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.QuorumWords;
import io.threekey.server.governance.web.DecisionMatrix.Found;
import java.util.List;
import java.util.Map;

/** Says a right as one would answer a colleague. */
final class AnswerWords {

    private final Map<String, String> siteNames;

    AnswerWords(Map<String, String> siteNames) {
        this.siteNames = siteNames;
    }

    /** Such as "Recovery · Contractors · Lakeside". */
    Words title(Found found) {
        var what = CharterWords.decision(found.right().decision());
        return Words.of("governance.answer.title", what, useCases(found, "governance.use-case."), place(found));
    }

    /** Such as "Recovery for contractors at Lakeside is decided by IAM and security together; ...". */
    Words sentence(Found found) {
        var right = found.right();
        return Words.of(
                found.saysUseCase() ? "governance.answer" : "governance.answer.always",
                Words.of("governance.decision." + right.decision().value() + ".subject"),
                useCases(found, "governance.use-case.for."),
                Words.of(
                        found.asked().isGroup() ? "governance.answer.in-group" : "governance.answer.at-site",
                        siteName(found)),
                QuorumWords.inSentence(right.quorum()),
                hearing(right));
    }

    private static Words hearing(DecisionRight right) {
        var heard = right.consulted().stream().map(CharterWords::inSentence).toList();
        var effect = right.objection().code();
        return switch (heard.size()) {
            case 0 -> Words.of("governance.answer.none-heard." + effect);
            case 1 -> Words.of("governance.answer.one-heard." + effect, heard.getFirst());
            default -> Words.of("governance.answer.many-heard." + effect, heard);
        };
    }

    /** Which row of the charter says so. */
    Words origin(Found found) {
        var own = found.right().useCase().isPresent() || found.useCases().isEmpty() ? "own" : "all";
        var where = found.isOfTheSite() ? "site" : found.asked().isGroup() ? "group" : "group-for-site";
        return Words.of(
                "governance.answer.origin." + where + "." + own,
                useCases(found, "governance.use-case.for."),
                siteName(found));
    }

    private Words place(Found found) {
        return found.asked().isGroup()
                ? Words.of("governance.place.group")
                : Words.of("governance.place.site", siteName(found));
    }

    private String siteName(Found found) {
        return siteName(found.asked().value());
    }

    String siteName(String scope) {
        var id = scope.substring(scope.indexOf(':') + 1);
        return siteNames.getOrDefault(id, id);
    }

    /** A list reads on as "contractors and machines". */
    private static Object useCases(Found found, String prefix) {
        if (found.useCases().isEmpty()) {
            return Words.of(prefix + (found.saysUseCase() ? "others" : "all"));
        }
        return found.useCases().stream()
                .map(useCase -> Words.of(prefix + useCase.code()))
                .toList();
    }

    /** In the order in which the quorum names them, so that who leads comes first. */
    static List<Function> signers(DecisionRight right) {
        return QuorumWords.inOrder(right.quorum());
    }
}
