package io.threekey.server.governance;

import io.threekey.charter.Codes;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;

/**
 * The same people once more, told apart by something else than where they work. None of its groups consists of others.
 *
 * @param groups none where they may not be told apart
 */
public record ImpactCut(By by, List<ImpactGroup> groups) {

    /** What tells them apart. */
    public enum By {
        PROFESSION,
        KEYS;

        public String code() {
            return Codes.code(this);
        }
    }

    public ImpactCut {
        groups = List.copyOf(groups);
    }

    JsonObject document() {
        return Json.object()
                .put("by", by.code())
                .put(
                        "groups",
                        new JsonArray(groups.stream().map(ImpactGroup::document).toList()))
                .build();
    }

    static ImpactCut read(Fields fields) {
        return new ImpactCut(
                fields.text("by", code -> Codes.find(By.class, code)), fields.objects("groups", ImpactGroup::read));
    }
}
