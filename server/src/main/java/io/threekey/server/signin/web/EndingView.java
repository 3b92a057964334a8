package io.threekey.server.signin.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.signin.EndingForSomebody.Outcome.Ended;
import java.util.List;
import java.util.Optional;

/**
 * Ending somebody's sessions for them.
 *
 * @param yours whether the reader has the right to
 * @param reasons codes
 * @param ends which applications know of what was ended lately for one person, where that is asked
 * @param neverTold those that do not know of some end, and are told no more
 */
public record EndingView(
        boolean yours,
        List<String> reasons,
        WhomView whom,
        String reason,
        Optional<Refusal> refusal,
        Optional<Ended> ended,
        Optional<Ends> ends,
        List<EndRow> neverTold) {

    /** @param person id */
    public record Ends(String person, String name, List<EndRow> rows) {}
}
