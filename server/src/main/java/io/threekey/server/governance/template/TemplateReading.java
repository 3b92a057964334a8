package io.threekey.server.governance.template;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A charter's file, read to its end.
 *
 * @param template with stand-ins for what could not be read; to be used only where nothing was found wrong
 * @param findings by line
 */
public record TemplateReading(CharterTemplate template, List<Finding> findings) {

    public TemplateReading {
        findings = List.copyOf(findings);
    }

    public static TemplateReading of(String yaml) {
        var findings = new Findings();
        try {
            var root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (root == null) {
                findings.add(1, "", "The file is empty.");
                return nothing(findings);
            }
            var anchor = anchorIn(root);
            anchor.ifPresent(
                    node -> findings.add(
                            node,
                            "",
                            "Anchors and aliases (& and *) are not read here: write it out, so that every row says everything."));
            return anchor.isPresent() ? nothing(findings) : of(Entries.of(root, "", findings), findings);
        } catch (MarkedYAMLException notYaml) {
            var mark = notYaml.getProblemMark();
            findings.add(mark == null ? 1 : mark.getLine() + 1, "", "This is no YAML: " + notYaml.getProblem() + ".");
            return nothing(findings);
        } catch (YAMLException notYaml) {
            findings.add(1, "", "This is no YAML: " + notYaml.getMessage());
            return nothing(findings);
        }
    }

    private static TemplateReading of(Entries file, Findings findings) {
        var lines = new Lines();
        file.form("format", TemplateReading::knownFormat);
        var clocks = ClocksReading.of(file);
        var template = new CharterTemplate(
                SeatsReading.of(file, lines),
                CalendarReading.of(file),
                KindsReading.of(file, lines),
                RightsReading.of(file, clocks, lines),
                ActsReading.containments(file, lines),
                ActsReading.continuities(file, lines),
                PoliciesReading.of(file, lines));
        file.nothingElse();
        TemplateReview.of(template).forEach(fault -> {
            var spot = lines.of(fault.where(), file.line("rights"));
            findings.addOnce(spot.line(), spot.name(), fault.sentence());
        });
        return new TemplateReading(template, findings.inOrder());
    }

    /** One line each: {@code FILE:LINE: where: what is wrong}. */
    public List<String> inSentences(String file) {
        return findings.stream()
                .map(finding -> file + ":" + finding.line() + ": "
                        + (finding.where().isEmpty() ? "" : finding.where() + ": ") + finding.sentence())
                .toList();
    }

    private static TemplateReading nothing(Findings findings) {
        return new TemplateReading(
                new CharterTemplate(
                        List.of(), CalendarReading.standIn(), Map.of(), List.of(), List.of(), List.of(), List.of()),
                findings.inOrder());
    }

    private static String knownFormat(String written) {
        if (!written.equals(CharterTemplate.FORMAT)) {
            throw new IllegalArgumentException("This Threekey reads " + CharterTemplate.FORMAT + " and no other form");
        }
        return written;
    }

    /** Looked for first, since what refers to itself would be read for ever. */
    private static Optional<Node> anchorIn(Node node) {
        if (node.getAnchor() != null) {
            return Optional.of(node);
        }
        return switch (node) {
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .flatMap(entry -> Stream.of(entry.getKeyNode(), entry.getValueNode()))
                        .flatMap(part -> anchorIn(part).stream())
                        .findFirst();
            case SequenceNode list ->
                list.getValue().stream()
                        .flatMap(item -> anchorIn(item).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }
}
