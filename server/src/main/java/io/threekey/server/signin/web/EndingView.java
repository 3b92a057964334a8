package io.threekey.server.signin.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Texts;
import io.threekey.server.signin.EndingForSomebody.Outcome.Ended;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Ending somebody's sessions for them.
 *
 * @param yours whether the reader has the right to
 * @param reasons codes
 * @param showKey where a reader shows their own key first, where that is what was missing
 * @param ends which applications know of what was ended lately for one person, where that is asked
 * @param keys that can be taken back, where a person was chosen
 * @param takenBack the name of the key that just was
 * @param neverTold those that do not know of some end, and are told no more
 */
public record EndingView(
        boolean yours,
        List<String> reasons,
        WhomView whom,
        String reason,
        Optional<Refusal> refusal,
        Optional<String> showKey,
        Optional<Ended> ended,
        Optional<Ends> ends,
        Optional<Keys> keys,
        Optional<String> takenBack,
        List<EndRow> neverTold) {

    /**
     * The keys of whoever was chosen.
     *
     * @param person id
     */
    public record Keys(String person, String name, ZoneId zone, List<Key> keys) {

        /** The words, with times on the clocks of their site. */
        public Texts there(Texts texts) {
            return new Texts(texts.source(), texts.locale(), zone);
        }
    }

    public record Key(String id, String label, Optional<Instant> lastUsedAt) {}

    /** @param person id */
    public record Ends(String person, String name, List<EndRow> rows) {}
}
