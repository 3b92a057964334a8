package io.threekey.server.records.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Searching the ledger.
 *
 * @param seated whether the reader may look for more than their own entries
 * @param who whose entries are shown; empty for everybody's
 * @param choices where a typed name is that of several people, or of nobody
 * @param purposes for which the reader may see that person's sign-ins
 * @param looked the reason, where this is such a look
 * @param erasure where it is proposed that the lines of such a look are erased
 * @param found what there is to show; empty where nothing was searched
 */
public record LedgerView(
        LedgerQuestion question,
        boolean seated,
        Optional<Who> who,
        Optional<Choices> choices,
        List<Kind> kinds,
        List<Place> places,
        Optional<Words> decision,
        Optional<Words> policy,
        List<Purpose> purposes,
        Optional<Looked> looked,
        Optional<String> erasure,
        Optional<Refusal> refusal,
        boolean mistyped,
        Optional<Found> found) {

    /**
     * @param own whether it is the reader
     * @param typed what finds exactly this person again: the name, or the id where others are called alike
     */
    public record Who(String id, Words name, boolean own, String typed) {}

    public record Choices(String typed, List<Choice> people) {}

    /** @param path of the same search of this person */
    public record Choice(String path, String name, String place) {}

    /** A group of types, or one type in it. */
    public record Kind(String value, Words name, boolean group) {}

    public record Place(String value, String name) {}

    public record Purpose(String code, int days) {}

    public record Looked(String purpose, int days) {}

    /**
     * Entries, newest first.
     *
     * @param next before which index older ones may be
     * @param cut whether the search ended there for its length, and not because the page is full
     */
    public record Found(List<Line> lines, OptionalLong next, boolean cut) {}

    public record Line(long index, Words sentence, Words kind, Instant at) {}
}
