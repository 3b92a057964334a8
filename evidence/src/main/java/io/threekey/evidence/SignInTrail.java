package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Collects who was let in under what, and holds it against the history once that is verified. Entries are in the order
 * of time, so that the first and the last entry of an {@link Obeyed} stand for all between them, unless something
 * else governed the place meanwhile; then the entries are gone through once more, stretch by stretch. Memory grows with
 * the policies obeyed, not with the sign-ins.
 */
final class SignInTrail {

    /** The first and the last entry that say the same. */
    private record Span(long first, Instant firstAt, long last, Instant lastAt) {

        static Span of(long entry, Leaf leaf) {
            return new Span(entry, leaf.at(), entry, leaf.at());
        }

        Span until(Span later) {
            return new Span(first, firstAt, later.last, later.lastAt);
        }
    }

    /** @param turns how often it may have been decided otherwise for the place before */
    private record Stretch(Obeyed obeyed, int turns) {}

    private final Findings findings;
    private final Map<Obeyed, Span> obeyed = new LinkedHashMap<>();
    private final Map<JudgedBeside, Span> beside = new LinkedHashMap<>();
    private boolean sitesAreNamed;
    private long count;

    SignInTrail(Findings findings) {
        this.findings = findings;
    }

    void take(long entry, Leaf leaf, JsonObject payload) {
        if (!leaf.type().equals(EntryType.LET_IN)) {
            return;
        }
        try {
            LetInEntry letIn = LetInEntry.parse(payload);
            mustNameItsSite(entry, letIn);
            obeyedIn(letIn).forEach(each -> obeyed.merge(each, Span.of(entry, leaf), Span::until));
            JudgedBeside.of(letIn).ifPresent(coming -> beside.merge(coming, Span.of(entry, leaf), Span::until));
            count++;
        } catch (MalformedDocument e) {
            findings.add(
                    FailureKind.SIGN_IN,
                    entry,
                    "What it records of " + leaf.type() + " is not readable: " + e.getMessage() + ".");
        }
    }

    /** A server that has learnt to name them could otherwise unlearn it where the site is the stricter one. */
    private void mustNameItsSite(long entry, LetInEntry letIn) {
        if (sitesAreNamed && letIn.site().isEmpty()) {
            findings.add(
                    FailureKind.SIGN_IN,
                    entry,
                    "It does not say at which site somebody was let in, as entries before it do.");
        }
        sitesAreNamed |= letIn.site().isPresent();
    }

    private static Stream<Obeyed> obeyedIn(LetInEntry letIn) {
        return Stream.of(
                ObeyedLimits.of(letIn),
                ObeyedOfKey.assurance(letIn),
                ObeyedOfKey.standard(letIn),
                ObeyedThresholds.of(letIn));
    }

    long count() {
        return count;
    }

    /** @param entries reads all of them once more to whoever listens */
    void mustFollow(History history, Consumer<EntryReading.Listener> entries) {
        Map<Obeyed, NavigableSet<Instant>> setAside = new HashMap<>();
        obeyed.forEach((each, span) -> {
            if (each.wasSetAsideBetween(span.firstAt(), span.lastAt(), history)) {
                setAside.put(each, history.turnsAt(each.place()));
            } else {
                check(span, at -> each.faultAt(at, history));
            }
        });
        // a stage has no gaps
        beside.forEach((coming, span) -> check(span, at -> coming.faultAt(at, history)));
        if (!setAside.isEmpty()) {
            Map<Stretch, Span> stretches = new LinkedHashMap<>();
            entries.accept((entry, leaf, payload) -> {
                if (leaf.type().equals(EntryType.LET_IN)) {
                    obeyedIn(LetInEntry.parse(payload))
                            .flatMap(each -> Optional.ofNullable(setAside.get(each))
                                    .map(turns -> new Stretch(
                                            each, turns.headSet(leaf.at(), true).size()))
                                    .stream())
                            .forEach(stretch -> stretches.merge(stretch, Span.of(entry, leaf), Span::until));
                }
            });
            stretches.forEach(
                    (stretch, span) -> check(span, at -> stretch.obeyed().faultAt(at, history)));
        }
    }

    private void check(Span span, Function<Instant, Optional<String>> fault) {
        check(span.first(), fault.apply(span.firstAt()));
        if (span.last() != span.first()) {
            check(span.last(), fault.apply(span.lastAt()));
        }
    }

    private void check(long entry, Optional<String> fault) {
        fault.ifPresent(sentence -> findings.add(FailureKind.SIGN_IN, entry, sentence));
    }
}
