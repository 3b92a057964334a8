package io.threekey.server.keys;

import static java.util.Objects.requireNonNull;

import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.Curve;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import io.threekey.charter.P256;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/** What the library does not look at in a new public key: whether it is on the curve of its algorithm at all. */
final class CredentialKeys {

    private CredentialKeys() {}

    static Optional<RegistrationRefusal> fault(COSEKey key) {
        if (!curveIsThatOfItsAlgorithm(key)) {
            return Optional.of(RegistrationRefusal.ALGORITHM_WAS_NOT_ASKED_FOR);
        }
        return isPointOnIt(requireNonNull(key.getPublicKey()))
                ? Optional.empty()
                : Optional.of(RegistrationRefusal.UNREADABLE);
    }

    /** WebAuthn 5.8.5: ES256 is on P-256 and EdDSA on Ed25519, whatever else COSE allows. */
    private static boolean curveIsThatOfItsAlgorithm(COSEKey key) {
        return switch (key) {
            case EC2COSEKey ec -> Curve.SECP256R1.equals(ec.getCurve());
            case EdDSACOSEKey ed -> Curve.ED25519.equals(ed.getCurve());
            default -> false;
        };
    }

    private static boolean isPointOnIt(PublicKey key) {
        try {
            if (key instanceof ECPublicKey point) {
                P256.require(point);
            } else {
                Signature.getInstance("Ed25519").initVerify(key); // the platform looks no sooner than here
            }
            return true;
        } catch (GeneralSecurityException beside) {
            return false;
        }
    }
}
