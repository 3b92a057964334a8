package io.threekey.server.governance;

import io.threekey.charter.DecisionRight;
import io.threekey.server.frame.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The clocks of a right, as one would say them. */
public final class ClockWords {

    private ClockWords() {}

    public static List<Words> of(DecisionRight right) {
        var clocks = new ArrayList<Words>();
        clocks.add(Words.of(
                "governance.charter.clocks",
                right.openDays(),
                length(Duration.ofHours(right.signatureFreshHours())),
                effect(right.delayMinutes())));
        if (right.lastsDays() > 0) {
            clocks.add(Words.of("governance.charter.clocks.lasts", right.lastsDays()));
        }
        if (right.reviewDays() > 0) {
            clocks.add(Words.of("governance.charter.clocks.review", right.reviewDays()));
        }
        return clocks;
    }

    public static Words wayOut(DecisionRight right) {
        return right.wayOutWorkingDays() == 0
                ? Words.of("governance.answer.no-way-out")
                : Words.of("governance.answer.way-out", right.wayOutWorkingDays());
    }

    /** "at once", "after 7 days". */
    public static Words effect(int delayMinutes) {
        return delayMinutes == 0
                ? Words.of("governance.charter.clocks.at-once")
                : Words.of("governance.charter.clocks.after", length(Duration.ofMinutes(delayMinutes)));
    }

    /** Whole days as days, whole hours as hours. */
    public static Words length(Duration length) {
        return length.equals(Duration.ofDays(length.toDays()))
                ? Words.of("governance.charter.duration.days", length.toDays())
                : Words.minutes((int) length.toMinutes());
    }
}
