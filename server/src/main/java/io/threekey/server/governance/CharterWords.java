package io.threekey.server.governance;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.DecisionKind;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Rank;
import io.threekey.charter.Scope;
import io.threekey.charter.Seat;
import io.threekey.charter.SpokenDigest;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The names of the charter's things, as people say them. */
public final class CharterWords {

    private CharterWords() {}

    public static Words function(Function function) {
        return Words.of("governance.function." + function.code());
    }

    /** In the middle of a sentence: "the executive sponsor", "clinical operations". */
    public static Words inSentence(Function function) {
        return Words.of("governance.function." + function.code() + ".inside");
    }

    public static Words seat(Seat seat) {
        var deputy = seat.rank() == Rank.DEPUTY;
        return seat.function().isDomain()
                ? Words.of("governance.seat." + (deputy ? "deputy" : "owner"), function(seat.function()))
                : Words.of("governance.seat." + seat.function().code() + (deputy ? "-deputy" : ""));
    }

    public static Words useCase(Optional<UseCase> useCase) {
        return Words.of("governance.use-case." + useCase.map(UseCase::code).orElse("all"));
    }

    /** Those that a row of the charter names; all of them where it names none. */
    public static List<Words> useCases(List<UseCase> useCases) {
        return useCases.isEmpty()
                ? List.of(useCase(Optional.empty()))
                : useCases.stream()
                        .map(useCase -> useCase(Optional.of(useCase)))
                        .toList();
    }

    public static Words decision(DecisionKind kind) {
        return Words.of("governance.decision." + kind.value());
    }

    /** What a decision is about, such as "Session limits · Shared workstations"; a site by the charter's name for it. */
    public static Words subject(PolicyAddress address) {
        return subject(address, site -> site);
    }

    static Words subject(PolicyAddress address, UnaryOperator<String> siteNames) {
        var kind = Words.of("governance.kind." + address.kind().value());
        if (address.useCase().isEmpty() && address.scope().isGroup()) {
            return kind;
        }
        return address.scope().isGroup()
                ? Words.of("governance.subject", kind, useCase(address.useCase()))
                : Words.of(
                        "governance.subject.site",
                        kind,
                        useCase(address.useCase()),
                        siteNames.apply(site(address.scope())));
    }

    /** A decision key as its holder can compare it by telephone: what it is called, and its digest in words. */
    public static Words key(DecisionKey key) {
        return Words.of("governance.decision-key", key.label(), keyInWords(key));
    }

    public static String keyInWords(DecisionKey key) {
        return String.join(" ", SpokenDigest.of(Digest.of(CanonicalJson.bytes(key.document()))));
    }

    /** A site by the name the charter gives it. */
    static String site(Scope scope) {
        return scope.value().substring(scope.value().indexOf(':') + 1);
    }
}
