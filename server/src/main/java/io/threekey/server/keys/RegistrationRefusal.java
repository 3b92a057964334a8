package io.threekey.server.keys;

import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.BadBackupEligibleFlagException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CredentialIdTooLongException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.IllegalBackupStateException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.MissingChallengeException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;

/** Why a registration was not accepted, by the step of WebAuthn 7.1 that it fails. */
public enum RegistrationRefusal {
    /** Steps 3, 5, 12: it cannot be read. */
    UNREADABLE,
    /** Step 7. */
    TYPE_IS_NOT_CREATE,
    /** Step 8. */
    CHALLENGE_DIFFERS,
    /** Step 9. */
    ORIGIN_DIFFERS,
    /** Steps 10 and 11. */
    PAGE_WAS_EMBEDDED,
    /** Step 13. */
    RELYING_PARTY_DIFFERS,
    /** Step 14. */
    NOBODY_WAS_PRESENT,
    /** Step 15. */
    USER_WAS_NOT_VERIFIED,
    /** Steps 16 to 18. */
    BACKUP_FLAGS_CONTRADICT,
    /** Step 19. */
    ALGORITHM_WAS_NOT_ASKED_FOR,
    /** Steps 20 to 23. */
    ATTESTATION_DOES_NOT_HOLD,
    /** Step 24. */
    CREDENTIAL_ID_IS_TOO_LONG;

    static RegistrationRefusal of(WebAuthnException refusal) {
        return switch (refusal) {
            case InconsistentClientDataTypeException type -> TYPE_IS_NOT_CREATE;
            case BadChallengeException challenge -> CHALLENGE_DIFFERS;
            case MissingChallengeException challenge -> CHALLENGE_DIFFERS;
            case BadOriginException origin -> ORIGIN_DIFFERS;
            case CrossOriginException embedded -> PAGE_WAS_EMBEDDED;
            case BadTopOriginException embedded -> PAGE_WAS_EMBEDDED;
            case BadRpIdException relyingParty -> RELYING_PARTY_DIFFERS;
            case UserNotPresentException presence -> NOBODY_WAS_PRESENT;
            case UserNotVerifiedException verification -> USER_WAS_NOT_VERIFIED;
            case BadBackupEligibleFlagException flags -> BACKUP_FLAGS_CONTRADICT;
            case IllegalBackupStateException flags -> BACKUP_FLAGS_CONTRADICT;
            case NotAllowedAlgorithmException algorithm -> ALGORITHM_WAS_NOT_ASKED_FOR;
            case CredentialIdTooLongException id -> CREDENTIAL_ID_IS_TOO_LONG;
            default -> ATTESTATION_DOES_NOT_HOLD;
        };
    }
}
