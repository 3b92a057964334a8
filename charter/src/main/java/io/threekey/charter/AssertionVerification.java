package io.threekey.charter;

import static io.threekey.charter.ActVerdict.Refused.unless;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.ActVerdict.Refused;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.MalformedDocument;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Web Authentication Level 3, 7.2, "Verifying an Authentication Assertion", with nothing left to choice. */
final class AssertionVerification {
    private AssertionVerification() {}

    static Optional<Refused> of(SealingRules rules, Act act, Assertion assertion) {
        ClientData client;
        AuthenticatorData authenticator;
        try {
            client = ClientData.parse(assertion.clientDataJson());
            authenticator = AuthenticatorData.parse(assertion.authenticatorData());
        } catch (MalformedDocument malformed) {
            return Optional.of(Refused.because(RefusalReason.MALFORMED_ASSERTION));
        }
        return clientDataIsOurs(rules, act, client)
                .or(() -> authenticatorDataIsOurs(rules, authenticator))
                .or(() -> signatureIsTheSeats(rules, act.seat(), assertion));
    }

    private static Optional<Refused> clientDataIsOurs(SealingRules rules, Act act, ClientData client) {
        return unless(client.type().equals("webauthn.get"), RefusalReason.WRONG_TYPE) // 7.2: C.type
                .or(() -> challengeIsTheStatement(act, client))
                .or(() ->
                        unless(rules.origins().contains(client.origin()), RefusalReason.WRONG_ORIGIN)) // 7.2: C.origin
                .or(() -> unless(!client.crossOrigin(), RefusalReason.CROSS_ORIGIN)); // 7.2: C.crossOrigin, C.topOrigin
    }

    /** 7.2: C.challenge is the base64url of what was asked for. */
    private static Optional<Refused> challengeIsTheStatement(Act act, ClientData client) {
        return unless(client.challenge().equals(act.digest().base64Url()), RefusalReason.WRONG_CHALLENGE);
    }

    private static Optional<Refused> authenticatorDataIsOurs(SealingRules rules, AuthenticatorData authenticator) {
        var rpIdHash = Digest.of(rules.relyingParty().getBytes(UTF_8));
        return unless(authenticator.rpIdHash().equals(rpIdHash), RefusalReason.WRONG_RELYING_PARTY) // 7.2: rpIdHash
                .or(() -> unless(authenticator.userPresent(), RefusalReason.USER_NOT_PRESENT)) // 7.2: UP
                .or(() -> unless(authenticator.userVerified(), RefusalReason.USER_NOT_VERIFIED)) // 7.2: UV
                .or(() -> unless(authenticator.deviceBound(), RefusalReason.NOT_DEVICE_BOUND)); // 7.2: BE, BS; 6.1.3
    }

    /** 7.2: the credential is the account's, and its key verifies authData followed by SHA-256 of the client data. */
    private static Optional<Refused> signatureIsTheSeats(SealingRules rules, Seat seat, Assertion assertion) {
        var key = seat.key(assertion.credentialId());
        if (key.isEmpty()) {
            return Optional.of(Refused.because(RefusalReason.UNKNOWN_KEY));
        }
        return unless(rules.permits(key.get()), RefusalReason.ALGORITHM_NOT_ALLOWED)
                .or(() -> unless(
                        KeySignature.verifies(key.get(), message(assertion), assertion.signature()),
                        RefusalReason.BAD_SIGNATURE));
    }

    private static byte[] message(Assertion assertion) {
        var clientDataHash = Digest.of(assertion.clientDataJson()).bytes();
        return ByteBuffer.allocate(assertion.authenticatorData().length + clientDataHash.length)
                .put(assertion.authenticatorData())
                .put(clientDataHash)
                .array();
    }
}
