package io.threekey.server.witnessing;

import io.threekey.evidence.LedgerWitnessing;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who witnesses the ledger, in sentences. */
final class WitnessingWording {

    private WitnessingWording() {}

    static List<Words> whole(LedgerWitnessing policy) {
        if (policy.witnesses().isEmpty()) {
            return List.of(Words.of("witnessing.says.nobody"));
        }
        return Stream.concat(
                        policy.witnesses().stream()
                                .map(witness -> Words.of(
                                        "witnessing.says.witness",
                                        witness.name(),
                                        witness.url(),
                                        witness.verifierKey())),
                        Stream.of(required(policy), Words.of("witnessing.says.alert", policy.alertAfterMinutes())))
                .toList();
    }

    private static Words required(LedgerWitnessing policy) {
        return Words.of(
                "witnessing.says.required",
                policy.required(),
                policy.witnesses().size());
    }

    static List<Words> changes(LedgerWitnessing before, LedgerWitnessing after) {
        var changes = new ArrayList<Words>();
        before.witnesses().stream()
                .filter(witness -> !after.witnesses().contains(witness))
                .map(witness -> said("witnessing.change.no-longer", witness))
                .forEach(changes::add);
        after.witnesses().stream()
                .filter(witness -> !before.witnesses().contains(witness))
                .map(witness -> said("witnessing.change.newly", witness))
                .forEach(changes::add);
        if (before.required() != after.required()) {
            changes.add(Words.of("witnessing.change.required", before.required(), after.required()));
        }
        if (before.alertAfterMinutes() != after.alertAfterMinutes()) {
            changes.add(Words.of("witnessing.change.alert", before.alertAfterMinutes(), after.alertAfterMinutes()));
        }
        if (changes.isEmpty() && !before.equals(after)) {
            changes.add(Words.of("witnessing.change.order"));
        }
        return List.copyOf(changes);
    }

    private static Words said(String key, Witness witness) {
        return Words.of(key, witness.name(), witness.url(), witness.verifierKey());
    }
}
