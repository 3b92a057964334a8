package io.threekey.server.governance.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The entries of one YAML mapping, read key by key. What is missing, doubled, unknown or of the wrong kind becomes a
 * finding and reading goes on; a reader ends with {@link #nothingElse()}, so that no key is ever ignored. Every value is
 * taken as it is written: YAML's guesses (that "no" is false, that a day is a date) are left out.
 */
final class Entries {

    private final Node node;
    private final String where;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    private Entries(Node node, String where, Findings findings) {
        this.node = node;
        this.where = where;
        this.findings = findings;
    }

    /** Without any entry where the node is no mapping, which is a finding. */
    static Entries of(Node node, String where, Findings findings) {
        var entries = new Entries(node, where, findings);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entries::put);
        } else {
            findings.add(node, where, "Here belong keys with values, such as \"key: value\".");
        }
        return entries;
    }

    private void put(NodeTuple entry) {
        var name = scalar(entry.getKeyNode()).orElse("");
        if (name.isEmpty()) {
            findings.add(entry.getKeyNode(), where, "A key is a single word.");
        } else if (values.putIfAbsent(name, entry.getValueNode()) == null) {
            keys.put(name, entry.getKeyNode());
        } else {
            findings.add(entry.getKeyNode(), where, "The key \"" + name + "\" is here twice.");
        }
    }

    Node node() {
        return node;
    }

    String where() {
        return where;
    }

    Findings findings() {
        return findings;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** For mappings whose keys are names: all of them, each of which must still be read. */
    Set<String> names() {
        return values.keySet();
    }

    /** The line of a key, or of the mapping where the key is missing. */
    int line(String key) {
        return Findings.lineOf(keys.getOrDefault(key, node));
    }

    Optional<Node> value(String key) {
        var value = valueIfPresent(key);
        if (value.isEmpty() && node instanceof MappingNode) {
            findings.add(node, where, "The key \"" + key + "\" is missing.");
        }
        return value;
    }

    Optional<Node> valueIfPresent(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    Optional<String> text(String key) {
        return value(key).flatMap(value -> {
            var text = scalar(value).filter(written -> !written.isBlank());
            if (text.isEmpty()) {
                findings.add(value, path(key), "Here belongs a text.");
            }
            return text;
        });
    }

    <T> Optional<T> form(String key, Function<String, T> form) {
        return text(key).flatMap(text -> formed(values.getOrDefault(key, node), path(key), text, form));
    }

    Optional<Long> number(String key, long least, long most) {
        return value(key).flatMap(value -> {
            var number = scalar(value)
                    .filter(written -> written.matches("-?[0-9]{1,18}"))
                    .map(Long::valueOf)
                    .filter(inside -> least <= inside && inside <= most);
            if (number.isEmpty()) {
                findings.add(value, path(key), "Here belongs a whole number from " + least + " to " + most + ".");
            }
            return number;
        });
    }

    Optional<Integer> count(String key, int least, int most) {
        return number(key, least, most).map(Long::intValue);
    }

    Optional<Boolean> flag(String key) {
        return value(key).flatMap(value -> {
            var flag = scalar(value).filter(Set.of("true", "false")::contains).map(Boolean::valueOf);
            if (flag.isEmpty()) {
                findings.add(value, path(key), "Here belongs true or false.");
            }
            return flag;
        });
    }

    Optional<Entries> entries(String key) {
        return value(key).map(value -> of(value, path(key), findings));
    }

    /** The items of a list; a single value where a list may stand is a list of one. */
    List<Node> items(String key) {
        return value(key)
                .map(value -> value instanceof SequenceNode list ? list.getValue() : List.of(value))
                .orElse(List.of());
    }

    /** The items of what must be a list. */
    List<Node> list(String key) {
        value(key)
                .filter(value -> !(value instanceof SequenceNode))
                .ifPresent(value -> findings.add(value, path(key), "Here belongs a list, such as [one, two]."));
        return valueIfPresent(key)
                .filter(SequenceNode.class::isInstance)
                .map(value -> ((SequenceNode) value).getValue())
                .orElse(List.of());
    }

    <T> List<T> texts(String key, Function<String, T> form) {
        return forms(key, list(key), form);
    }

    /** A word, or a list of them. */
    <T> List<T> oneOrMore(String key, Function<String, T> form) {
        return forms(key, items(key), form);
    }

    private <T> List<T> forms(String key, List<Node> items, Function<String, T> form) {
        var found = new ArrayList<T>();
        for (var item : items) {
            var text = scalar(item);
            if (text.isEmpty()) {
                findings.add(item, path(key), "Here belongs a text.");
            }
            text.flatMap(written -> formed(item, path(key), written, form)).ifPresent(value -> {
                if (found.contains(value)) {
                    findings.add(item, path(key), "\"" + text.orElse("") + "\" is here twice.");
                } else {
                    found.add(value);
                }
            });
        }
        return List.copyOf(found);
    }

    void nothingElse() {
        keys.forEach((name, key) -> {
            if (!known.contains(name)) {
                findings.add(key, where, "The key \"" + name + "\" is not known here." + NearestWord.hint(name, known));
            }
        });
    }

    String path(String key) {
        return where.isEmpty() ? key : where + "." + key;
    }

    private <T> Optional<T> formed(Node at, String place, String text, Function<String, T> form) {
        try {
            return Optional.of(form.apply(text));
        } catch (IllegalArgumentException wrongForm) {
            findings.add(at, place, sentence(String.valueOf(wrongForm.getMessage())));
            return Optional.empty();
        }
    }

    static String sentence(String words) {
        var text = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    static Optional<String> scalar(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }
}
