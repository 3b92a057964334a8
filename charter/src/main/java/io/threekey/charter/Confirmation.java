package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;

/**
 * How many people a policy may hinder right after it takes effect before it reverts by itself: as many as its impact
 * predicted, and a margin.
 *
 * @param withinMinutes from taking effect; later it is confirmed for good
 * @param predictedPeople the most that the replay saw hindered in any time as long
 * @param marginPercent of the prediction, rounded up
 * @param marginPeople the least margin, for predictions near zero
 */
public record Confirmation(int withinMinutes, int predictedPeople, int marginPercent, int marginPeople) {
    private static final int LONGEST = 31 * 24 * 60;

    public Confirmation {
        if (withinMinutes < 1 || withinMinutes > LONGEST) {
            throw new IllegalArgumentException("a confirmation within " + withinMinutes + " minutes");
        }
        if (predictedPeople < 0 || marginPercent < 0 || marginPeople < 0) {
            throw new IllegalArgumentException("a confirmation by fewer than no people");
        }
    }

    /** The most people that may be hindered without a revert. */
    public long tolerated() {
        var share = (predictedPeople * (long) marginPercent + 99) / 100;
        return predictedPeople + Math.max(share, marginPeople);
    }

    Confirmation predicting(int people) {
        return new Confirmation(withinMinutes, people, marginPercent, marginPeople);
    }

    JsonObject document() {
        return Json.object()
                .put("withinMinutes", withinMinutes)
                .put("predictedPeople", predictedPeople)
                .put("marginPercent", marginPercent)
                .put("marginPeople", marginPeople)
                .build();
    }

    static Confirmation read(Fields fields) {
        return new Confirmation(
                fields.count("withinMinutes"),
                fields.count("predictedPeople"),
                fields.count("marginPercent"),
                fields.count("marginPeople"));
    }
}
