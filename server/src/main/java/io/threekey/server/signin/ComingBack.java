package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Joins sessions that ran out with the next sign-in of the same person, in whatever order they are told. Had the limit
 * been longer, that sign-in might not have been needed.
 */
final class ComingBack {

    /**
     * A session that ran out.
     *
     * @param openBefore until when it would have been open under the document in force
     * @param openAfter until when under the proposed one
     */
    record RanOut(PastSession session, Instant openBefore, Instant openAfter) {

        private boolean mightBeSpared() {
            var end = session.times().end();
            return end.isBefore(openBefore) || end.isBefore(openAfter);
        }
    }

    /**
     * Somebody had to come in again.
     *
     * @param sparedBefore whether the document in force would have spared them that
     */
    record Return(PersonId person, Instant at, boolean sparedBefore, boolean sparedAfter) {

        private boolean isSpared() {
            return sparedBefore || sparedAfter;
        }

        private Return or(Return other) {
            return new Return(person, at, sparedBefore || other.sparedBefore, sparedAfter || other.sparedAfter);
        }
    }

    /** By time, the session that started then. */
    private final Map<PersonId, TreeMap<Instant, String>> startsOf = new HashMap<>();

    private final List<RanOut> ranOut = new ArrayList<>();

    void started(String session, PersonId person, Instant at) {
        startsOf.computeIfAbsent(person, none -> new TreeMap<>()).put(at, session);
    }

    void ended(RanOut session) {
        if (session.mightBeSpared()) {
            ranOut.add(session);
        }
    }

    /** The sign-ins that either document would have spared, each once, however many sessions had run out before it. */
    Collection<Return> spared() {
        return ranOut.stream()
                .flatMap(session -> next(session).stream())
                .filter(Return::isSpared)
                .collect(Collectors.toMap(
                        back -> List.of(back.person(), back.at()), Function.identity(), Return::or, LinkedHashMap::new))
                .values();
    }

    /** Who was in elsewhere before it ran out did not come back to it. */
    private Optional<Return> next(RanOut ranOut) {
        var person = ranOut.session().person();
        var times = ranOut.session().times();
        return startsOf.getOrDefault(person, new TreeMap<>()).tailMap(times.lastSeenAt(), false).entrySet().stream()
                .filter(start -> !start.getValue().equals(ranOut.session().id()))
                .map(Map.Entry::getKey)
                .findFirst()
                .filter(start -> !start.isBefore(times.end()))
                .map(start -> new Return(
                        person, start, start.isBefore(ranOut.openBefore()), start.isBefore(ranOut.openAfter())));
    }
}
