package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;

/**
 * Whose signatures a decision needs: a tree over functions, never over groups of people. What sibling branches ask for
 * adds up, and {@link QuorumMatching} lets every person and every principal seat fill one place only.
 */
public sealed interface Quorum {
    int MOST_PARTS = 16;

    record AllOf(List<Quorum> parts) implements Quorum {
        public AllOf {
            parts = bounded(parts);
        }
    }

    record AnyOf(List<Quorum> parts) implements Quorum {
        public AnyOf {
            parts = bounded(parts);
        }
    }

    record AtLeast(int number, List<Quorum> parts) implements Quorum {
        public AtLeast {
            parts = bounded(parts);
            requireCount(number);
        }
    }

    record From(Function function, int count) implements Quorum {
        public From {
            requireCount(count);
        }
    }

    /** Whether the tree asks for signatures of this function anywhere. */
    default boolean mentions(Function wanted) {
        return switch (this) {
            case From(var function, var ignored) -> function == wanted;
            case AllOf(var parts) -> parts.stream().anyMatch(part -> part.mentions(wanted));
            case AnyOf(var parts) -> parts.stream().anyMatch(part -> part.mentions(wanted));
            case AtLeast(var ignored, var parts) -> parts.stream().anyMatch(part -> part.mentions(wanted));
        };
    }

    /** Whether every way to meet this quorum also meets the other. */
    default boolean asksAtLeast(Quorum floor) {
        return FloorReview.asksAtLeast(this, floor);
    }

    default JsonObject document() {
        return switch (this) {
            case AllOf(var parts) ->
                Json.object().put("allOf", documents(parts)).build();
            case AnyOf(var parts) ->
                Json.object().put("anyOf", documents(parts)).build();
            case AtLeast(var number, var parts) ->
                Json.object().put("atLeast", number).put("of", documents(parts)).build();
            case From(var function, var count) ->
                Json.object().put("from", function.code()).put("count", count).build();
        };
    }

    static Quorum read(Fields fields) {
        if (fields.has("allOf")) {
            return new AllOf(fields.objects("allOf", Quorum::read));
        }
        if (fields.has("anyOf")) {
            return new AnyOf(fields.objects("anyOf", Quorum::read));
        }
        if (fields.has("atLeast")) {
            return new AtLeast(fields.count("atLeast"), fields.objects("of", Quorum::read));
        }
        return new From(fields.text("from", Function::ofCode), fields.count("count"));
    }

    private static JsonArray documents(List<Quorum> parts) {
        return new JsonArray(parts.stream().map(Quorum::document).toList());
    }

    private static List<Quorum> bounded(List<Quorum> parts) {
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("a quorum branches into more than " + MOST_PARTS + " parts");
        }
        return List.copyOf(parts);
    }

    private static void requireCount(int count) {
        if (count < 0 || count > MOST_PARTS) {
            throw new IllegalArgumentException(count + " signatures cannot be asked for");
        }
    }
}
