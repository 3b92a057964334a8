package io.threekey.server.governance.template;

import io.threekey.charter.FoundingPolicy;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonFlag;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the policies in force from the first day; what a document of each kind must say is its own module's to judge. */
final class PoliciesReading {

    private static final String WHOLE_NUMBER = "-?(0|[1-9][0-9]{0,14})";

    private PoliciesReading() {}

    static List<FoundingPolicy> of(Entries file, Lines lines) {
        var found = new ArrayList<FoundingPolicy>();
        for (var node : file.list("foundingPolicies")) {
            var row = Entries.of(node, "founding policy " + (found.size() + 1), file.findings());
            var address = row.entries("address").flatMap(PoliciesReading::address);
            var document = row.entries("document").map(PoliciesReading::object);
            row.nothingElse();
            address.ifPresent(where -> document.ifPresent(what -> {
                lines.put("founding policy " + where.kind(), Findings.lineOf(node));
                found.add(new FoundingPolicy(where, what));
            }));
        }
        return List.copyOf(found);
    }

    private static Optional<PolicyAddress> address(Entries entries) {
        var kind = entries.form("kind", PolicyKindName::new);
        var useCase = entries.oneOrMore("useCase", RightsReading::useCase);
        var scope = entries.form("scope", Scope::new);
        entries.nothingElse();
        return kind.flatMap(named ->
                scope.flatMap(where -> useCase.stream().findFirst().map(use -> new PolicyAddress(named, use, where))));
    }

    private static JsonObject object(Entries entries) {
        var fields = new LinkedHashMap<String, Json>();
        for (var name : entries.names()) {
            entries.value(name).ifPresent(node -> fields.put(name, json(node, entries.path(name), entries.findings())));
        }
        return new JsonObject(fields);
    }

    private static Json json(Node node, String where, Findings findings) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode list ->
                new JsonArray(list.getValue().stream()
                        .map(item -> json(item, where, findings))
                        .toList());
            default -> object(Entries.of(node, where, findings));
        };
    }

    /** Only an unquoted whole number is a number, and only the unquoted words true and false are a yes or no. */
    private static Json scalar(ScalarNode scalar) {
        var written = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return new JsonText(written);
        }
        if (written.matches(WHOLE_NUMBER)) {
            return new JsonInteger(Long.parseLong(written));
        }
        return written.equals("true") || written.equals("false")
                ? new JsonFlag(Boolean.parseBoolean(written))
                : new JsonText(written);
    }
}
