package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * How a proposed policy is to take effect, signed with it.
 *
 * @param impact what a replay of past sign-ins said it would do, as the signers were shown it
 * @param containedBy domains that tightened the same at once not long ago, and it lapsed without a decision; only of a
 *     containment
 */
public record Enactment(
        Way way,
        Staging staging,
        Optional<Confirmation> confirmation,
        Optional<JsonObject> impact,
        List<Function> containedBy) {
    public static final Enactment REGULAR =
            new Enactment(Way.REGULAR, Staging.AT_ONCE, Optional.empty(), Optional.empty());
    private static final String MOST_HINDERED_PERCENT = "mostHinderedPercent";

    public Enactment {
        containedBy = List.copyOf(new TreeSet<>(containedBy));
        if (way != Way.CONTAINMENT && !containedBy.isEmpty()) {
            throw new IllegalArgumentException("only a containment says who contained the same before");
        }
        if (!way.isProposed()) {
            throw new IllegalArgumentException("nobody proposes the way '" + way.code() + "'");
        }
        if (way.isPassing() && (!staging.equals(Staging.AT_ONCE) || confirmation.isPresent())) {
            throw new IllegalArgumentException("what passes within hours has no stages and no confirmation");
        }
        impact.ifPresent(Enactment::percent);
    }

    public Enactment(Way way, Staging staging, Optional<Confirmation> confirmation, Optional<JsonObject> impact) {
        this(way, staging, confirmation, impact, List.of());
    }

    public static Enactment passing(Way way, Optional<JsonObject> impact) {
        return new Enactment(way, Staging.AT_ONCE, Optional.empty(), impact);
    }

    /** The same, after these domains' containments of the same. */
    public Enactment containedBefore(List<Function> by) {
        return new Enactment(way, staging, confirmation, impact, by);
    }

    /**
     * The same with what a replay foresaw.
     *
     * @param peak the most people it saw hindered in any time so long
     */
    public Enactment foreseeing(JsonObject foreseen, ToIntFunction<Duration> peak) {
        return new Enactment(
                way,
                staging,
                confirmation.map(
                        margin -> margin.predicting(peak.applyAsInt(Duration.ofMinutes(margin.withinMinutes())))),
                Optional.of(foreseen),
                containedBy);
    }

    /** The largest share of a ward's people that it would hinder, in percent; empty where nothing was replayed. */
    public Optional<Long> mostHinderedPercent() {
        return impact.map(Enactment::percent);
    }

    private static long percent(JsonObject impact) {
        if (impact.get(MOST_HINDERED_PERCENT).orElse(null) instanceof JsonInteger(var percent)
                && 0 <= percent
                && percent <= 100) {
            return percent;
        }
        throw new IllegalArgumentException("an impact says in " + MOST_HINDERED_PERCENT + " whom it hinders most");
    }

    void write(JsonObject.Builder json) {
        json.put("way", way.code()).put("staging", staging.document());
        confirmation.ifPresent(margin -> json.put("confirmation", margin.document()));
        impact.ifPresent(shown -> json.put("impact", shown));
        if (!containedBy.isEmpty()) {
            json.put(
                    "containedBy",
                    JsonArray.ofTexts(containedBy.stream().map(Function::code).toList()));
        }
    }

    static Enactment read(Fields fields) {
        return new Enactment(
                fields.text("way", Way::ofCode),
                fields.object("staging", Staging::read),
                fields.optional("confirmation", name -> fields.object(name, Confirmation::read)),
                fields.optionalObject("impact"),
                fields.optional("containedBy", name -> written(fields.texts(name, Function::ofCode)))
                        .orElse(List.of()));
    }

    /** One list is written in one way, so that what is parsed and written again has the same digest. */
    private static List<Function> written(List<Function> functions) {
        if (functions.isEmpty() || !functions.equals(List.copyOf(new TreeSet<>(functions)))) {
            throw new IllegalArgumentException("domains that contained before are named once each and in order");
        }
        return functions;
    }
}
