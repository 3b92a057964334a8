package io.threekey.server.governance;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.regex.Pattern;

/**
 * One sign-in of many alike, to walk to: enough people of the ward came in like that to be counted together. It names
 * nobody; whether its entry may be read, is decided where it is opened.
 *
 * @param name of its text {@code <module>.impact.example.<name>}, such as {@code signin.another-key}
 * @param keys with which somebody came in
 * @param entry of the ledger
 */
public record ImpactExample(String name, String ward, GroupName keys, long entry) {

    private static final Pattern NAME = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*");

    public ImpactExample {
        if (!NAME.matcher(name).matches() || ward.isBlank() || entry < 0) {
            throw new IllegalArgumentException("'" + name + "' is no example");
        }
    }

    JsonObject document() {
        return Json.object()
                .put("name", name)
                .put("ward", ward)
                .put("of", keys.kind().code())
                .put("keys", keys.name())
                .put("entry", entry)
                .build();
    }

    static ImpactExample read(Fields fields) {
        return new ImpactExample(
                fields.text("name"),
                fields.text("ward"),
                new GroupName(fields.text("of", GroupName.Kind::ofCode), fields.text("keys")),
                fields.integer("entry"));
    }
}
