package io.threekey.server.governance.template;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonFlag;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a file is put together from. Each piece is used once: what stands twice would be written as a reference. */
final class Pieces {

    private Pieces() {}

    static Node word(String word) {
        return scalar(Tag.STR, word, ScalarStyle.PLAIN);
    }

    /** On lines of its own. */
    static Node text(String text) {
        return scalar(Tag.STR, text, ScalarStyle.FOLDED);
    }

    static Node number(long number) {
        return scalar(Tag.INT, String.valueOf(number), ScalarStyle.PLAIN);
    }

    /** Beside each other. */
    static Node list(List<Node> items) {
        return new SequenceNode(Tag.SEQ, items, FlowStyle.FLOW);
    }

    static Node rows(List<Node> items) {
        return new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    /** A line for each. */
    static Node lines(Map<String, Node> values) {
        return new MappingNode(Tag.MAP, tuples(values), values.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    /** All on one line. */
    static Node inline(Map<String, Node> values) {
        return new MappingNode(Tag.MAP, tuples(values), FlowStyle.FLOW);
    }

    /** The same of what a document says. */
    static Node inline(Json json) {
        return switch (json) {
            case JsonObject object ->
                new MappingNode(
                        Tag.MAP,
                        object.fields().entrySet().stream()
                                .map(field -> tuple(field.getKey(), inline(field.getValue())))
                                .toList(),
                        FlowStyle.FLOW);
            case JsonArray array ->
                list(array.items().stream().map(Pieces::inline).toList());
            case JsonText(var text) -> word(text);
            case JsonInteger(var number) -> number(number);
            case JsonFlag(var flag) -> scalar(Tag.BOOL, String.valueOf(flag), ScalarStyle.PLAIN);
        };
    }

    private static List<NodeTuple> tuples(Map<String, Node> values) {
        return values.entrySet().stream()
                .map(entry -> tuple(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static NodeTuple tuple(String key, Node value) {
        return new NodeTuple(word(key), value);
    }

    private static Node scalar(Tag tag, String value, ScalarStyle style) {
        return new ScalarNode(tag, value, null, null, style);
    }
}
