package io.threekey.server.signin;

import io.threekey.evidence.KeyTraits;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.authenticators.PasskeyUse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The steps of WebAuthn 7.2 on a key that somebody here has. */
@Component
class StepsOfTheKey {

    private final AssertionCeremony ceremony;
    private final Clock clock;

    StepsOfTheKey(AssertionCeremony ceremony, Clock clock) {
        this.ceremony = ceremony;
        this.clock = clock;
    }

    sealed interface Judgement {

        record Genuine(PasskeyUse use, KeyTraits traits, boolean counterWentBack) implements Judgement {}

        /** @param detail for the ledger alone */
        record Wrong(SignInRefusal reason, String detail) implements Judgement {}
    }

    Judgement judge(PresentedKey presented, Passkey passkey, byte[] challenge) {
        if (!userHandleIsItsOwners(presented, passkey)) {
            return new Judgement.Wrong(SignInRefusal.NOT_KNOWN, "user-handle-differs");
        }
        if (!ceremony.signatureHolds(presented, passkey, challenge)) {
            return new Judgement.Wrong(SignInRefusal.NOT_KNOWN, "signature-does-not-hold");
        }
        if (presented.authenticator().isFlagBE() != passkey.backupEligible()) {
            return new Judgement.Wrong(SignInRefusal.KEY_CHANGED, "backup-eligibility-changed"); // 7.2 step 19
        }
        var use = new PasskeyUse(
                presented.authenticator().getSignCount(),
                presented.authenticator().isFlagBS(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var traits = passkey.traits(presented.authenticator().isFlagUV());
        return new Judgement.Genuine(use, traits, use.wentBackFrom(passkey.counter()));
    }

    // 7.2 step 6: with discoverable keys the handle must be there
    private static boolean userHandleIsItsOwners(PresentedKey presented, Passkey passkey) {
        return presented.userHandle().filter(passkey.userHandle()::equals).isPresent();
    }
}
