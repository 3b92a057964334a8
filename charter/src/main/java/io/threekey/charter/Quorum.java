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

    record AllOf(List<Quorum> parts) implements Quorum {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    record AnyOf(List<Quorum> parts) implements Quorum {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    record AtLeast(int number, List<Quorum> parts) implements Quorum {
        public AtLeast {
            parts = List.copyOf(parts);
            requireCount(number);
        }
    }

    record From(Function function, int count) implements Quorum {
        public From {
            requireCount(count);
        }
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

    private static void requireCount(int count) {
        if (count < 0 || count > 100) {
            throw new IllegalArgumentException(count + " signatures cannot be asked for");
        }
    }
}
