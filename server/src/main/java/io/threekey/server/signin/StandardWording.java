package io.threekey.server.signin;

import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which models are taken, in sentences.
 *
 * @param names what models are called, as far as anybody knows; beside it always stands the number that is signed
 */
record StandardWording(Function<UUID, Optional<String>> names) {

    List<Words> whole(AuthenticatorStandard standard) {
        return List.of(
                models(standard),
                Words.of("signin.standard.says.vouched." + standard.vouched()),
                Words.of("signin.standard.says.synced." + standard.syncedKeys()),
                Words.of("signin.standard.says.keys", standard.keysEach()));
    }

    List<Words> changes(AuthenticatorStandard before, AuthenticatorStandard after) {
        var changes = new ArrayList<Words>();
        if (before.rule() != after.rule()) {
            changes.add(Words.of("signin.standard.now", models(after)));
        } else {
            only(after.models(), before.models())
                    .ifPresent(added -> changes.add(Words.of("signin.standard.added." + after.rule(), added)));
            only(before.models(), after.models())
                    .ifPresent(gone -> changes.add(Words.of("signin.standard.gone." + after.rule(), gone)));
        }
        if (before.vouched() != after.vouched()) {
            changes.add(Words.of("signin.standard.vouched-changes." + after.vouched()));
        }
        if (before.syncedKeys() != after.syncedKeys()) {
            changes.add(Words.of("signin.standard.synced-changes." + after.syncedKeys()));
        }
        if (before.keysEach() != after.keysEach()) {
            changes.add(Words.of("signin.standard.keys-changes", after.keysEach(), before.keysEach()));
        }
        return List.copyOf(changes);
    }

    private Words models(AuthenticatorStandard standard) {
        return standard.rule() == AuthenticatorStandard.EVERY_MODEL
                ? Words.of("signin.standard.says.every")
                : Words.of("signin.standard.says.models." + standard.rule(), named(standard.models()));
    }

    private Optional<List<String>> only(List<UUID> these, List<UUID> those) {
        var different = these.stream().filter(model -> !those.contains(model)).toList();
        return different.isEmpty() ? Optional.empty() : Optional.of(named(different));
    }

    private List<String> named(List<UUID> models) {
        return models.stream()
                .map(model -> names.apply(model)
                        .map(name -> name + " (" + model + ")")
                        .orElse(String.valueOf(model)))
                .toList();
    }
}
