package io.threekey.server.governance.web;

import io.threekey.charter.Charter;
import io.threekey.charter.Containment;
import io.threekey.charter.Continuity;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Quorum;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.ClockWords;
import io.threekey.server.governance.QuorumWords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one domain may do alone and at once, how far and how long: the charter's emergency acts as sentences. */
final class AtOnceWords {

    private static final Set<String> MEASURES = Set.of("idleMinutes", "overallMinutes");

    private final Charter charter;

    AtOnceWords(Charter charter) {
        this.charter = charter;
    }

    List<Words> sentences() {
        return Stream.concat(
                        charter.containments().stream().map(this::tightens),
                        charter.continuities().stream().map(this::returns))
                .toList();
    }

    private Words tightens(Containment envelope) {
        return Words.of(
                "governance.at-once.tighten",
                subject(envelope.policyKind()),
                CharterWords.useCases(envelope.useCases()),
                anyOf(envelope.by()),
                bounds(envelope.bounds()),
                envelope.coSignOverPercent(),
                ClockWords.length(Duration.ofHours(envelope.hours())));
    }

    private Words returns(Continuity clause) {
        return Words.of(
                "governance.at-once.return",
                subject(clause.policyKind()),
                anyOf(clause.by()),
                ClockWords.length(Duration.ofHours(clause.hours())));
    }

    /** A kind that is mapped to no decision can be neither tightened nor brought back, and is called as it is written. */
    private Object subject(PolicyKindName kind) {
        return Optional.ofNullable(charter.policyKinds().get(kind))
                .<Object>map(rule -> CharterWords.decision(rule.decision()))
                .orElse(kind.value());
    }

    private static Words anyOf(List<Function> functions) {
        return functions.size() == 1
                ? CharterWords.inSentence(functions.getFirst())
                : QuorumWords.inSentence(new Quorum.AnyOf(functions.stream()
                        .<Quorum>map(function -> new Quorum.From(function, 1))
                        .toList()));
    }

    private static List<Words> bounds(Map<String, Long> bounds) {
        return new TreeMap<>(bounds)
                .entrySet().stream()
                        .map(bound -> MEASURES.contains(bound.getKey())
                                ? Words.of("governance.measure." + bound.getKey(), bound.getValue())
                                : Words.of("governance.measure", bound.getKey(), bound.getValue()))
                        .toList();
    }
}
