package io.threekey.evidence;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The policy document {@code risk-thresholds/1} as written, before anybody judged its values: what each signal counts,
 * from when on something is one, and from which sum of points on what is done.
 *
 * @param signals what each counts
 * @param daysAway from how many days away on it is {@link RiskSignal#LONG_AWAY}
 * @param signInsLately from how many sign-ins within {@link RecentHistory#LATELY} on it is a {@link RiskSignal#BURST}
 * @param placesMinutes whoever was seen at another site within so many minutes, and is in there, is in two places
 * @param travelMinutes how long it takes at least from one site to another
 * @param tellFrom from how many points on people hear of it
 * @param askMoreFrom from how many points on a stronger key is asked of whoever has one
 * @param keepOutFrom from how many points on nobody comes in, outside of where care is given
 * @param keepOutAtMost how many people are kept out in an hour; whoever comes after them is asked
 *     for more instead
 */
public record RiskThresholds(
        List<Weight> signals,
        long daysAway,
        long signInsLately,
        long placesMinutes,
        long travelMinutes,
        long tellFrom,
        long askMoreFrom,
        long keepOutFrom,
        long keepOutAtMost) {

    public static final PolicyKindName KIND = new PolicyKindName("risk-thresholds");

    private static final String FORMAT = "risk-thresholds/1";

    /** What is done about a sum of points, each including the ones before. */
    public enum Answer {
        NOTHING,
        TELL,
        ASK_MORE,
        KEEP_OUT
    }

    /** @param signal by its code, which may be none */
    public record Weight(String signal, long points) {

        private Json json() {
            return Json.object().put("signal", signal).put("points", points).build();
        }

        private static Weight read(Fields fields) {
            return new Weight(fields.text("signal"), fields.integer("points"));
        }
    }

    private static final RiskThresholds ASKS_ALWAYS = new RiskThresholds(
            Arrays.stream(RiskSignal.values())
                    .map(signal -> new Weight(signal.code(), 1))
                    .toList(),
            1,
            1,
            RecentHistory.Elsewhere.MOST_MINUTES,
            RecentHistory.Elsewhere.MOST_MINUTES,
            1,
            1,
            1,
            0);

    public RiskThresholds {
        signals = List.copyOf(signals);
    }

    /** @throws MalformedDocument where the shape is another */
    public static RiskThresholds read(JsonObject document) {
        return Document.read(document, FORMAT, RiskThresholds::read);
    }

    /** What is obeyed by one that was adopted: where nobody here can read it, any signal asks for more and keeps nobody out. */
    public static RiskThresholds obeyedOf(JsonObject document) {
        try {
            return read(document);
        } catch (MalformedDocument ofAnotherFormat) {
            return ASKS_ALWAYS;
        }
    }

    /** Signals alone keep nobody from patients: there it goes no further than asking, and asks once. */
    public Answer answerTo(RecentHistory recently, CareSetting setting) {
        if (isForKeepingOut(recently, setting) && recently.keptOutLately() < keepOutAtMost) {
            return Answer.KEEP_OUT;
        }
        long points = points(recently);
        if (points >= askMoreFrom && !(isCareGivenIn(setting) && recently.askedLately())) {
            return Answer.ASK_MORE;
        }
        return points >= tellFrom ? Answer.TELL : Answer.NOTHING;
    }

    /** Whether the thresholds alone would keep them out, which the brake may still prevent. */
    public boolean isForKeepingOut(RecentHistory recently, CareSetting setting) {
        return points(recently) >= keepOutFrom && !isCareGivenIn(setting);
    }

    public long points(RecentHistory recently) {
        Set<RiskSignal> shown = signalsIn(recently);
        return signals.stream()
                .filter(weight -> shown.stream().map(RiskSignal::code).anyMatch(weight.signal()::equals))
                .mapToLong(Weight::points)
                .sum();
    }

    public Set<RiskSignal> signalsIn(RecentHistory recently) {
        Set<RiskSignal> shown = EnumSet.noneOf(RiskSignal.class);
        if (recently.counterWentBack()) {
            shown.add(RiskSignal.COUNTER_BACK);
        }
        if (recently.isKeyStrange()) {
            shown.add(RiskSignal.KEY_UNSEEN);
        }
        if (recently.absence() >= daysAway) {
            shown.add(RiskSignal.LONG_AWAY);
        }
        if (recently.signInsLately() >= signInsLately) {
            shown.add(RiskSignal.BURST);
        }
        recently.elsewhere().ifPresent(there -> shown.addAll(signalsIn(there)));
        return Collections.unmodifiableSet(shown);
    }

    private Set<RiskSignal> signalsIn(RecentHistory.Elsewhere there) {
        Set<RiskSignal> shown = EnumSet.noneOf(RiskSignal.class);
        if (there.stillIn() && there.minutes() < placesMinutes) {
            shown.add(RiskSignal.TWO_PLACES);
        }
        if (there.minutes() < travelMinutes) {
            shown.add(RiskSignal.TRAVEL);
        }
        return shown;
    }

    static boolean isCareGivenIn(CareSetting setting) {
        return switch (setting) {
            case EMERGENCY_DEPARTMENT, OPERATING_THEATRE, INTENSIVE_CARE, WARD, OUTPATIENT -> true;
            case OFFICE, HOME -> false;
        };
    }

    public JsonObject document() {
        return Document.of(FORMAT)
                .put("signals", new JsonArray(signals.stream().map(Weight::json).toList()))
                .put("daysAway", daysAway)
                .put("signInsLately", signInsLately)
                .put("placesMinutes", placesMinutes)
                .put("travelMinutes", travelMinutes)
                .put("tellFrom", tellFrom)
                .put("askMoreFrom", askMoreFrom)
                .put("keepOutFrom", keepOutFrom)
                .put("keepOutAtMost", keepOutAtMost)
                .build();
    }

    private static RiskThresholds read(Fields fields) {
        return new RiskThresholds(
                fields.objects("signals", Weight::read),
                fields.integer("daysAway"),
                fields.integer("signInsLately"),
                fields.integer("placesMinutes"),
                fields.integer("travelMinutes"),
                fields.integer("tellFrom"),
                fields.integer("askMoreFrom"),
                fields.integer("keepOutFrom"),
                fields.integer("keepOutAtMost"));
    }
}
