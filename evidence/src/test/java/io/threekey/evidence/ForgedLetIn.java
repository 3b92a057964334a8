package io.threekey.evidence;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import java.util.Optional;

/** The record of a sign-in, changed into what a dishonest server would rather have written. */
final class ForgedLetIn {

    private ForgedLetIn() {}

    static LetInEntry at(Optional<Scope> site, PolicyAddress policy, LetInEntry entry) {
        return copy(
                entry,
                entry.useCase(),
                entry.careSetting(),
                site,
                entry.idleMinutes(),
                entry.overallMinutes(),
                policy,
                entry.policyDocument(),
                entry.coming());
    }

    static LetInEntry in(UseCase useCase, CareSetting careSetting, LetInEntry entry) {
        return copy(
                entry,
                useCase,
                careSetting,
                entry.site(),
                entry.idleMinutes(),
                entry.overallMinutes(),
                entry.policy(),
                entry.policyDocument(),
                entry.coming());
    }

    static LetInEntry under(int idle, int overall, PolicyAddress policy, Digest document, LetInEntry entry) {
        return copy(
                entry,
                entry.useCase(),
                entry.careSetting(),
                entry.site(),
                idle,
                overall,
                policy,
                document,
                entry.coming());
    }

    static LetInEntry with(ShownKey key, LetInEntry entry) {
        return new LetInEntry(
                entry.session(),
                entry.person(),
                entry.passkey(),
                entry.useCase(),
                entry.careSetting(),
                entry.site(),
                Optional.of(key),
                entry.idleMinutes(),
                entry.overallMinutes(),
                entry.policy(),
                entry.policyVersion(),
                entry.policyDocument(),
                entry.coming(),
                entry.weighed());
    }

    static LetInEntry weighed(Weighed risk, LetInEntry entry) {
        return new LetInEntry(
                entry.session(),
                entry.person(),
                entry.passkey(),
                entry.useCase(),
                entry.careSetting(),
                entry.site(),
                entry.key(),
                entry.idleMinutes(),
                entry.overallMinutes(),
                entry.policy(),
                entry.policyVersion(),
                entry.policyDocument(),
                entry.coming(),
                Optional.of(risk));
    }

    static LetInEntry beside(ComingLimits coming, LetInEntry entry) {
        return copy(
                entry,
                entry.useCase(),
                entry.careSetting(),
                entry.site(),
                entry.idleMinutes(),
                entry.overallMinutes(),
                entry.policy(),
                entry.policyDocument(),
                Optional.of(coming));
    }

    private static LetInEntry copy(
            LetInEntry entry,
            UseCase useCase,
            CareSetting careSetting,
            Optional<Scope> site,
            int idle,
            int overall,
            PolicyAddress policy,
            Digest document,
            Optional<ComingLimits> coming) {
        return new LetInEntry(
                entry.session(),
                entry.person(),
                entry.passkey(),
                useCase,
                careSetting,
                site,
                site.flatMap(named -> entry.key()),
                idle,
                overall,
                policy,
                entry.policyVersion(),
                document,
                coming,
                site.flatMap(named -> entry.weighed()));
    }
}
