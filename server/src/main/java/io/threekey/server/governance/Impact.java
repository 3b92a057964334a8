package io.threekey.server.governance;

import io.threekey.charter.json.JsonObject;
import java.time.Duration;

/**
 * What a document would have done to the sign-ins of the past, as it is shown and signed. Nobody is in it but as one of
 * a group.
 *
 * @param hours when people would have been hindered, which is asked of and not shown
 */
public record Impact(ImpactFigures figures, HinderedByHour hours) {

    /** Canonical, integers only, and with the required field {@code mostHinderedPercent}. */
    public JsonObject document() {
        return figures.document();
    }

    /** Of the people of one ward on one shift, the largest part that would have been hindered. */
    public int mostHinderedPercent() {
        return figures.mostHinderedPercent();
    }

    /** The most people that would have been hindered in any stretch of that length, or more: hours are never split. */
    public int peakPeople(Duration window) {
        return hours.peak(window);
    }
}
