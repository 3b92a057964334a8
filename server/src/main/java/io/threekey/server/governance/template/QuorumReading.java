package io.threekey.server.governance.template;

import io.threekey.charter.Function;
import io.threekey.charter.Quorum;
import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.AtLeast;
import io.threekey.charter.Quorum.From;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a quorum: {@code iam} is one signature, {@code [iam, security]} both of them together, {@code {anyOf: [..]}} and
 * {@code {atLeast: 2, of: [..]}} some of them, {@code {from: iam, count: 1}} the long form of one.
 */
final class QuorumReading {

    private static final int MOST_SIGNATURES = 16;

    private QuorumReading() {}

    /** Empty where it cannot be read, which is a finding. */
    static Optional<Quorum> of(Node node, String where, Findings findings) {
        return switch (node) {
            case ScalarNode scalar -> one(scalar, where, findings);
            case SequenceNode list -> parts(list.getValue(), where, findings).map(AllOf::new);
            default -> tree(Entries.of(node, where, findings));
        };
    }

    private static Optional<Quorum> one(ScalarNode scalar, String where, Findings findings) {
        try {
            return Optional.of(new From(KnownWords.of(Function.class).apply(scalar.getValue()), 1));
        } catch (IllegalArgumentException unknown) {
            findings.add(scalar, where, String.valueOf(unknown.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<Quorum> tree(Entries entries) {
        Optional<Quorum> quorum;
        if (entries.has("allOf")) {
            quorum = parts(entries, "allOf").map(AllOf::new);
        } else if (entries.has("anyOf")) {
            quorum = parts(entries, "anyOf").map(AnyOf::new);
        } else if (entries.has("atLeast")) {
            var number = entries.count("atLeast", 0, MOST_SIGNATURES);
            quorum = parts(entries, "of").flatMap(parts -> number.map(least -> new AtLeast(least, parts)));
        } else {
            var count = entries.count("count", 0, MOST_SIGNATURES);
            quorum = entries.form("from", KnownWords.of(Function.class))
                    .flatMap(function -> count.map(many -> new From(function, many)));
        }
        entries.nothingElse();
        return quorum;
    }

    private static Optional<List<Quorum>> parts(Entries entries, String key) {
        return parts(entries.list(key), entries.path(key), entries.findings());
    }

    private static Optional<List<Quorum>> parts(List<Node> nodes, String where, Findings findings) {
        var parts = new ArrayList<Quorum>();
        for (var node : nodes) {
            of(node, where, findings).ifPresent(parts::add);
        }
        if (parts.size() > Quorum.MOST_PARTS) {
            findings.add(nodes.getFirst(), where, "A quorum has " + Quorum.MOST_PARTS + " parts at most.");
            return Optional.empty();
        }
        return parts.size() == nodes.size() ? Optional.of(parts) : Optional.empty();
    }
}
