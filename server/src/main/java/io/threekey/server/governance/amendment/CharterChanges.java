package io.threekey.server.governance.amendment;

import static java.util.Comparator.comparing;

import io.threekey.charter.Charter;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.amendment.Change.Row;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a next charter would change, field by field, for the people who sign it; what loosens comes first. */
@Component
public class CharterChanges {

    private final Naming naming;

    CharterChanges(Naming naming) {
        this.naming = naming;
    }

    public List<Words> between(JsonObject before, JsonObject after) {
        var now = Charter.of(before);
        var next = Charter.of(after);
        return Change.fields(before, after)
                .filter(part -> !goesWithTheVersion(part, now, next))
                .flatMap(part -> differing(part, now, next, before, after))
                .sorted(comparing(Change::loosens).reversed())
                .map(Change::inWords)
                .toList();
    }

    /** Every next charter has the next number, and none but the first carries policies. */
    private static boolean goesWithTheVersion(String part, Charter now, Charter next) {
        return part.equals("version") && next.version() == now.version() + 1
                || part.equals("foundingPolicies") && next.version() > 1;
    }

    /** A part that differs though each of its rows is as it was has them in another order. */
    private Stream<Change> differing(String part, Charter now, Charter next, JsonObject before, JsonObject after) {
        var changes = in(part, now, next, new Row("charter", Change.said("charter"), before, after));
        return changes.isEmpty() ? Stream.of(Change.of("reordered", Change.said("part." + part))) : changes.stream();
    }

    private List<Change> in(String part, Charter now, Charter next, Row whole) {
        return switch (part) {
            case "seats" -> SeatChanges.between(now, next).toList();
            case "rights" -> new RightChanges(now, next, naming).all().toList();
            case "policyKinds" -> new KindChanges(now, next, naming).all().toList();
            case "containments" ->
                new EmergencyActChanges(now, next, naming).containments().toList();
            case "continuities" ->
                new EmergencyActChanges(now, next, naming).continuities().toList();
            case "calendar" ->
                CalendarChanges.between(now.calendar(), next.calendar()).toList();
            case "sealing" ->
                SealingChanges.between(now.sealing(), next.sealing()).toList();
            case "log" -> SealingChanges.between(now.log(), next.log()).toList();
            default -> List.of(Change.asWritten(whole, part));
        };
    }
}
