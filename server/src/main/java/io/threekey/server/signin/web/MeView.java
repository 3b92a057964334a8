package io.threekey.server.signin.web;

import io.threekey.server.frame.Texts;
import io.threekey.server.frame.Words;
import io.threekey.server.people.RecordLooks;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * @param until when the session ends at the latest
 * @param said that something got in their way, a moment ago
 * @param zone of the person's site, whose clocks hang on its walls
 */
public record MeView(
        String name,
        String title,
        String place,
        Instant startedAt,
        Instant until,
        int idleMinutes,
        ZoneId zone,
        String useCase,
        Optional<Decision> decision,
        List<Past> past,
        boolean said,
        Looks looks) {

    /** @param more how many to ask for to see older ones, empty where there are none */
    public record Looks(List<Look> newest, OptionalInt more) {}

    /**
     * Looks of one person for one reason, between which nobody else looked.
     *
     * @param times how many
     * @param first when the oldest of them was
     */
    public record Look(RecordLooks.Look newest, int times, Instant first) {

        static List<Look> folded(List<RecordLooks.Look> newestFirst) {
            var folded = new ArrayList<Look>();
            for (var look : newestFirst) {
                if (!folded.isEmpty() && folded.getLast().isLike(look)) {
                    var last = folded.removeLast();
                    folded.add(new Look(last.newest(), last.times() + 1, look.at()));
                } else {
                    folded.add(new Look(look, 1, look.at()));
                }
            }
            return List.copyOf(folded);
        }

        private boolean isLike(RecordLooks.Look other) {
            return newest.by().equals(other.by())
                    && newest.purpose().equals(other.purpose())
                    && newest.refused() == other.refused();
        }
    }

    /** @param path of the page on which the decision can be read */
    public record Decision(int version, Instant adoptedAt, List<String> signers, String path) {}

    /** What was done with a key of theirs, or to what they were in with it. */
    public sealed interface Past {

        Instant at();
    }

    /**
     * @param refusal key of its texts, empty where the person was let in
     * @param says where it was, and within which limits
     * @param index of its entry; empty while that is on its way
     */
    public record Used(Instant at, String key, Optional<String> refusal, List<Words> says, OptionalLong index)
            implements Past {}

    /** @param source the system that said so, as people know it */
    public record EndedBySignal(Instant at, String source, OptionalLong index) implements Past {}

    /** The words, with times on the clocks of the site. */
    public Texts there(Texts texts) {
        return new Texts(texts.source(), texts.locale(), zone);
    }
}
