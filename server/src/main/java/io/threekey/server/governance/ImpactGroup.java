package io.threekey.server.governance;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;

/**
 * People who are counted together, never fewer than the smallest group that may be shown.
 *
 * @param people who signed in there
 * @param hindered how many of them would have met what they do not meet today
 * @param parts the groups that it consists of, down to the ward; none where they may not be told apart
 */
public record ImpactGroup(
        GroupName name, int people, int hindered, List<ImpactFigure> figures, List<ImpactGroup> parts) {

    public ImpactGroup {
        figures = List.copyOf(figures);
        parts = List.copyOf(parts);
        if (hindered < 0 || hindered > people) {
            throw new IllegalArgumentException(hindered + " of " + people + " people hindered");
        }
        if (figures.stream().anyMatch(figure -> figure.before() < 0 || figure.after() < 0)) {
            throw new IllegalArgumentException("less than nothing in " + figures);
        }
    }

    JsonObject document() {
        return Json.object()
                .put("of", name.kind().code())
                .put("name", name.name())
                .put("people", people)
                .put("hindered", hindered)
                .put(
                        "figures",
                        new JsonArray(
                                figures.stream().map(ImpactFigure::document).toList()))
                .put(
                        "parts",
                        new JsonArray(parts.stream().map(ImpactGroup::document).toList()))
                .build();
    }

    static ImpactGroup read(Fields fields) {
        return new ImpactGroup(
                new GroupName(fields.text("of", GroupName.Kind::ofCode), fields.text("name")),
                fields.count("people"),
                fields.count("hindered"),
                fields.objects("figures", ImpactFigure::read),
                fields.objects("parts", ImpactGroup::read));
    }
}
