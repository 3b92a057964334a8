package io.threekey.server.governance.amendment;

import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.SealingRules;
import io.threekey.server.governance.amendment.Change.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which keys could sign decisions, on which pages, and in which ledger decisions are recorded. What lets in more keys,
 * pages or another ledger loosens.
 */
final class SealingChanges {

    private SealingChanges() {}

    static Stream<Change> between(SealingRules before, SealingRules after) {
        var row = new Row("sealing", Change.said("part.sealing"), before.document(), after.document());
        return row.fields().map(field -> switch (field) {
            case "relyingParty" ->
                Change.field(row, field, before.relyingParty(), after.relyingParty())
                        .looserWhere(true);
            case "origins" -> lists(row, field, before.origins(), after.origins());
            case "algorithms" -> lists(row, field, codes(before.algorithms()), codes(after.algorithms()));
            case "models" -> lists(row, field, before.models(), after.models());
            default -> Change.asWritten(row, field).looserWhere(true);
        });
    }

    static Stream<Change> between(LogIdentity before, LogIdentity after) {
        var row = new Row("log", Change.said("part.log"), before.document(), after.document());
        return row.fields()
                .map(field -> switch (field) {
                    case "verifierKey" -> Change.field(row, field, before.verifierKey(), after.verifierKey());
                    case "nextVerifierKey" -> next(row, before.nextVerifierKey(), after.nextVerifierKey());
                    default -> Change.asWritten(row, field);
                })
                .map(change -> change.looserWhere(true));
    }

    private static Change next(Row row, Optional<String> before, Optional<String> after) {
        if (before.isPresent() && after.isPresent()) {
            return Change.field(row, "nextVerifierKey", before.get(), after.get());
        }
        return before.map(gone -> Change.of("log.next-goes", row.subject(), gone))
                .or(() -> after.map(comes -> Change.of("log.next-comes", row.subject(), comes)))
                .orElseThrow();
    }

    private static Change lists(Row row, String field, List<String> before, List<String> after) {
        return Change.field(row, field, Naming.listed(before), Naming.listed(after))
                .looserWhere(!before.containsAll(after));
    }

    private static List<String> codes(List<KeyAlgorithm> algorithms) {
        return algorithms.stream().map(KeyAlgorithm::code).toList();
    }
}
