package io.threekey.verifier;

import static java.util.stream.Collectors.joining;

import io.threekey.charter.ActKind;
import io.threekey.charter.ActStatement;
import io.threekey.charter.History;
import io.threekey.charter.Seat;
import io.threekey.charter.Signer;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.evidence.RecordedProposal;
import java.util.List;
import java.util.Set;

/** What was said and done on a proposal, a line for each act: who, from which seat, and why in their own words. */
final class ActLines {

    private static final String INDENT = "      ";

    private final History history;

    ActLines(History history) {
        this.history = history;
    }

    /** All of them, withdrawn ones too: nothing that was signed is left out. */
    String of(RecordedProposal recorded) {
        return of(recorded, Set.of(ActKind.values()));
    }

    String of(RecordedProposal recorded, Set<ActKind> kinds) {
        return statements(recorded).stream()
                .filter(statement -> kinds.contains(statement.act()))
                .map(this::line)
                .collect(joining());
    }

    static String signers(List<Signer> signers) {
        return INDENT + "signed by "
                + signers.stream()
                        .map(signer -> signer.holderName() + " "
                                + (signer.seat().equals(signer.onBehalfOf())
                                        ? "[" + signer.seat() + "]"
                                        : "[" + signer.seat() + "] for [" + signer.onBehalfOf() + "]"))
                        .collect(joining(", "))
                + "\n";
    }

    private static List<ActStatement> statements(RecordedProposal recorded) {
        return recorded.acts().stream()
                .map(act -> ActStatement.parse(act.statement()))
                .toList();
    }

    private String line(ActStatement statement) {
        return INDENT + statement.madeAt() + "  " + did(statement.act()) + " " + holder(statement)
                + statement
                        .reason()
                        .map(reason -> ": " + CanonicalJson.text(Json.text(reason)))
                        .orElse("") + "\n";
    }

    private String holder(ActStatement statement) {
        String name = history.charterInForce(statement.madeAt())
                .seat(statement.seat())
                .map(Seat::holderName)
                .map(holder -> holder + " ")
                .orElse("");
        return name + "[" + statement.seat() + "]";
    }

    private static String did(ActKind kind) {
        return switch (kind) {
            case SIGN -> "signed by";
            case OBJECT -> "objection of";
            case WITHDRAW -> "taken back by";
            case STOP -> "stopped by";
            case ADVISE -> "advice of";
            case OVERRULE -> "decided against one domain by";
        };
    }
}
