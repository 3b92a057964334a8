package io.threekey.server.governance;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.regex.Pattern;

/**
 * One measure of a group under the document in force and under the proposed one; less is better on either side.
 *
 * @param name of its texts {@code <module>.impact.<name>}, such as {@code signin.sign-ins}
 */
public record ImpactFigure(String name, ImpactSide side, long before, long after) {

    private static final Pattern NAME = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*");

    public ImpactFigure {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a figure");
        }
    }

    ImpactFigure plus(ImpactFigure other) {
        if (!name.equals(other.name) || side != other.side) {
            throw new IllegalArgumentException(name + " and " + other.name + " cannot be added up");
        }
        return new ImpactFigure(name, side, Math.addExact(before, other.before), Math.addExact(after, other.after));
    }

    JsonObject document() {
        return Json.object()
                .put("name", name)
                .put("side", side.code())
                .put("before", before)
                .put("after", after)
                .build();
    }

    static ImpactFigure read(Fields fields) {
        return new ImpactFigure(
                fields.text("name"),
                fields.text("side", ImpactSide::ofCode),
                fields.integer("before"),
                fields.integer("after"));
    }
}
