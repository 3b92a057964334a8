package io.threekey.server.governance.template;

import static java.util.Comparator.comparingInt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Everything found wrong while a file is read to its end, so that its writer mends it in one go. */
final class Findings {

    private final Set<Finding> all = new LinkedHashSet<>();

    void add(Node at, String where, String sentence) {
        add(lineOf(at), where, sentence);
    }

    void add(int line, String where, String sentence) {
        all.add(new Finding(line, where, sentence));
    }

    /** Of a row that stands for several rights, or clocks that several rows run on, each fault once. */
    void addOnce(int line, String where, String sentence) {
        if (all.stream()
                .noneMatch(known -> known.line() == line && known.sentence().equals(sentence))) {
            add(line, where, sentence);
        }
    }

    List<Finding> inOrder() {
        return all.stream().sorted(comparingInt(Finding::line)).toList();
    }

    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
