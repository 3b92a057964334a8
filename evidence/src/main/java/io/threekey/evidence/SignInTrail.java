package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects who was let in under what, and holds it against the history once that is verified. A version is in force
 * without a gap and entries are in the order of time, so that the first and the last entry of an {@link ObeyedLimits}
 * stand for all between them: memory grows with the policies obeyed, not with the sign-ins.
 */
final class SignInTrail {

    /** The first and the last entry that say the same. */
    private record Span(long first, Instant firstAt, long last, Instant lastAt) {

        Span until(Span later) {
            return new Span(first, firstAt, later.last, later.lastAt);
        }
    }

    private final Findings findings;
    private final Map<ObeyedLimits, Span> obeyed = new LinkedHashMap<>();
    private long count;

    SignInTrail(Findings findings) {
        this.findings = findings;
    }

    void take(long entry, Leaf leaf, JsonObject payload) {
        if (!leaf.type().equals(EntryType.LET_IN)) {
            return;
        }
        try {
            ObeyedLimits limits = ObeyedLimits.of(LetInEntry.parse(payload));
            obeyed.merge(limits, new Span(entry, leaf.at(), entry, leaf.at()), Span::until);
            count++;
        } catch (MalformedDocument e) {
            findings.add(
                    FailureKind.SIGN_IN,
                    entry,
                    "What it records of " + leaf.type() + " is not readable: " + e.getMessage() + ".");
        }
    }

    long count() {
        return count;
    }

    void mustFollow(History history) {
        obeyed.forEach((limits, span) -> {
            check(limits, span.first(), span.firstAt(), history);
            if (span.last() != span.first()) {
                check(limits, span.last(), span.lastAt(), history);
            }
        });
    }

    private void check(ObeyedLimits limits, long entry, Instant at, History history) {
        limits.faultAt(at, history).ifPresent(fault -> findings.add(FailureKind.SIGN_IN, entry, fault));
    }
}
