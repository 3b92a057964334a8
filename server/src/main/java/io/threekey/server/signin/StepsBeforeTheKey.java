package io.threekey.server.signin;

import com.webauthn4j.data.client.ClientDataType;
import io.threekey.charter.json.Digest;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The steps of WebAuthn 7.2 that need no stored key. They come first, so that their answers, which say what to do next,
 * are the same whether or not anybody has the key.
 */
@Component
class StepsBeforeTheKey {

    private final Origins origins;

    StepsBeforeTheKey(Origins origins) {
        this.origins = origins;
    }

    Optional<SignInRefusal> firstFailure(PresentedKey presented, byte[] challenge) {
        if (!typeIsGet(presented) || !bringsWhatItsFlagsSay(presented)) {
            return Optional.of(SignInRefusal.UNREADABLE);
        }
        if (!challengeIsTheOneAsked(presented, challenge)) {
            return Optional.of(SignInRefusal.TOO_LATE);
        }
        if (isForDecisions(presented)) {
            return Optional.of(SignInRefusal.DECISION_KEY);
        }
        if (!originIsOurs(presented) || pageWasEmbedded(presented) || !relyingPartyIsOurs(presented)) {
            return Optional.of(SignInRefusal.OTHER_SITE);
        }
        if (!userWasPresent(presented) || !userWasVerified(presented)) {
            return Optional.of(SignInRefusal.NOT_VERIFIED);
        }
        return backupFlagsAgree(presented) ? Optional.empty() : Optional.of(SignInRefusal.UNREADABLE);
    }

    // 7.2 step 10
    private static boolean typeIsGet(PresentedKey presented) {
        return ClientDataType.WEBAUTHN_GET.equals(presented.client().getType());
    }

    // 6.1: an assertion brings no credential, and something after its counter where it says that there are extensions
    private static boolean bringsWhatItsFlagsSay(PresentedKey presented) {
        return !presented.authenticator().isFlagAT()
                && presented.authenticator().isFlagED() == presented.bringsMore();
    }

    // 7.2 step 11
    private static boolean challengeIsTheOneAsked(PresentedKey presented, byte[] challenge) {
        return MessageDigest.isEqual(presented.client().getChallenge().getValue(), challenge);
    }

    // 7.2 step 12
    private boolean originIsOurs(PresentedKey presented) {
        return says(presented, Origin.ID);
    }

    // 7.2 steps 13 and 14: no page of ours is made to be framed by another
    private static boolean pageWasEmbedded(PresentedKey presented) {
        return Boolean.TRUE.equals(presented.client().getCrossOrigin())
                || presented.client().getTopOrigin() != null;
    }

    // 7.2 step 15
    private boolean relyingPartyIsOurs(PresentedKey presented) {
        return isOf(presented, Origin.ID);
    }

    // 7.2 step 16
    private static boolean userWasPresent(PresentedKey presented) {
        return presented.authenticator().isFlagUP();
    }

    // 7.2 step 17; without it the key is one factor only (SP 800-63B-4, 3.1.6)
    private static boolean userWasVerified(PresentedKey presented) {
        return presented.authenticator().isFlagUV();
    }

    // 7.2 step 18
    private static boolean backupFlagsAgree(PresentedKey presented) {
        return presented.authenticator().isFlagBE()
                || !presented.authenticator().isFlagBS();
    }

    private boolean isForDecisions(PresentedKey presented) {
        return says(presented, Origin.SEAL) || isOf(presented, Origin.SEAL);
    }

    private boolean says(PresentedKey presented, Origin origin) {
        return new com.webauthn4j.data.client.Origin(origins.of(origin).toString())
                .equals(presented.client().getOrigin());
    }

    private boolean isOf(PresentedKey presented, Origin origin) {
        var id = origins.relyingParty(origin).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(
                Digest.of(id).bytes(), presented.authenticator().getRpIdHash());
    }
}
