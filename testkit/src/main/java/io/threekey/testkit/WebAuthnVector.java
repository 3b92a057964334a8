package io.threekey.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registration and an authentication as the section "Test Vectors" of WebAuthn Level 3 publishes them, and copies of
 * them in which one thing was changed. What signs them does not change with them.
 *
 * @param name the anchor of the section, without {@code sctn-test-vectors-}
 */
public record WebAuthnVector(String name, Registration registration, Authentication authentication) {

    public static final String RELYING_PARTY = "example.org";
    public static final String ORIGIN = "https://example.org";

    private static final String SOURCE = "webauthn/webauthn-l3-test-vectors.json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HexFormat HEX = HexFormat.of();
    private static final int FLAGS = 32;

    @Override
    public String toString() {
        return name;
    }

    /** Empty where the vectors are not here. */
    public static List<WebAuthnVector> all() {
        return Standards.read(SOURCE)
                .map(file -> StreamSupport.stream(file.required("vectors").spliterator(), false)
                        .map(WebAuthnVector::read)
                        .toList())
                .orElse(List.of());
    }

    private static WebAuthnVector read(JsonNode vector) {
        var made = vector.required("registration");
        var used = vector.required("authentication");
        return new WebAuthnVector(
                vector.required("anchor").asString().replace("sctn-test-vectors-", ""),
                new Registration(
                        bytes(made, "challenge"),
                        bytes(made, "credential_id"),
                        bytes(made, "clientDataJSON"),
                        bytes(made, "attestationObject")),
                new Authentication(
                        bytes(used, "challenge"),
                        bytes(used, "clientDataJSON"),
                        bytes(used, "authenticatorData"),
                        bytes(used, "signature")));
    }

    private static byte[] bytes(JsonNode object, String field) {
        return HEX.parseHex(object.required(field).asString());
    }

    /** What a browser brings back from the making of a credential. */
    public record Registration(byte[] challenge, byte[] credential, byte[] clientData, byte[] attestation) {

        public String json() {
            var response = JSON.createObjectNode()
                    .put("clientDataJSON", Bytes.base64Url(clientData))
                    .put("attestationObject", Bytes.base64Url(attestation));
            return WebAuthnVector.json(credential, response);
        }

        /** In what the browser wrote; both texts have to be of the same length where the attestation covers it. */
        public Registration saying(String now, String instead) {
            return new Registration(challenge, credential, replaced(clientData, now, instead), attestation);
        }

        public Registration withFlag(int bit) {
            return withFlags(flags() | bit);
        }

        public Registration withoutFlag(int bit) {
            return withFlags(flags() & ~bit);
        }

        public Registration forAnotherRelyingParty() {
            var changed = attestation.clone();
            changed[authenticatorData()] ^= 1;
            return new Registration(challenge, credential, clientData, changed);
        }

        /** The COSE key at the end of the authenticator data, which ends the attestation object in these vectors. */
        public Registration withKey(byte[] instead) {
            var data = Arrays.copyOfRange(attestation, authenticatorData(), attestation.length);
            var kept = Arrays.copyOf(data, data.length - key().length);
            return withAuthenticatorData(Bytes.join(kept, instead));
        }

        public byte[] key() {
            int from = authenticatorData() + 37 + 18 + credential.length;
            return Arrays.copyOfRange(attestation, from, attestation.length);
        }

        /** One byte more, said and there. */
        public Registration withLongerCredentialId() {
            var longer = Arrays.copyOf(credential, credential.length + 1);
            var data = Arrays.copyOfRange(attestation, authenticatorData(), attestation.length);
            var head = Arrays.copyOf(data, 37 + 16);
            var length = ByteBuffer.allocate(2).putShort((short) longer.length).array();
            var changed = Bytes.join(Bytes.join(Bytes.join(head, length), longer), key());
            return new Registration(challenge, longer, clientData, attestation).withAuthenticatorData(changed);
        }

        private Registration withAuthenticatorData(byte[] data) {
            int header = find(attestation, "authData".getBytes(StandardCharsets.US_ASCII)) + "authData".length();
            var length = data.length < 256
                    ? new byte[] {0x58, (byte) data.length}
                    : new byte[] {0x59, (byte) (data.length >> 8), (byte) data.length};
            var changed = Bytes.join(Bytes.join(Arrays.copyOf(attestation, header), length), data);
            return new Registration(challenge, credential, clientData, changed);
        }

        private Registration withFlags(int flags) {
            var changed = attestation.clone();
            changed[authenticatorData() + FLAGS] = (byte) flags;
            return new Registration(challenge, credential, clientData, changed);
        }

        private int flags() {
            return attestation[authenticatorData() + FLAGS];
        }

        private int authenticatorData() {
            return find(attestation, Bytes.sha256(RELYING_PARTY.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** What a browser brings back from the use of a credential. */
    public record Authentication(byte[] challenge, byte[] clientData, byte[] authenticatorData, byte[] signature) {

        public String json(byte[] credential, String userHandle) {
            var response = JSON.createObjectNode()
                    .put("clientDataJSON", Bytes.base64Url(clientData))
                    .put("authenticatorData", Bytes.base64Url(authenticatorData))
                    .put("signature", Bytes.base64Url(signature))
                    .put("userHandle", userHandle);
            return WebAuthnVector.json(credential, response);
        }

        public Authentication saying(String now, String instead) {
            return new Authentication(challenge, replaced(clientData, now, instead), authenticatorData, signature);
        }

        public Authentication withFlag(int bit) {
            return withByte(FLAGS, (byte) (authenticatorData[FLAGS] | bit));
        }

        public Authentication withoutFlag(int bit) {
            return withByte(FLAGS, (byte) (authenticatorData[FLAGS] & ~bit));
        }

        public Authentication forAnotherRelyingParty() {
            return withByte(0, (byte) (authenticatorData[0] ^ 1));
        }

        public Authentication withCounter(byte lowest) {
            return withByte(36, lowest);
        }

        public Authentication withAnotherSignature() {
            var changed = signature.clone();
            changed[changed.length - 1] ^= 1;
            return new Authentication(challenge, clientData, authenticatorData, changed);
        }

        private Authentication withByte(int at, byte value) {
            var changed = authenticatorData.clone();
            changed[at] = value;
            return new Authentication(challenge, clientData, changed, signature);
        }
    }

    private static String json(byte[] credential, ObjectNode response) {
        var json = JSON.createObjectNode()
                .put("id", Bytes.base64Url(credential))
                .put("rawId", Bytes.base64Url(credential))
                .put("type", "public-key");
        json.set("response", response);
        json.putObject("clientExtensionResults");
        return json.toString();
    }

    private static byte[] replaced(byte[] bytes, String now, String instead) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.contains(now)) {
            throw new IllegalArgumentException("says no " + now);
        }
        return text.replace(now, instead).getBytes(StandardCharsets.UTF_8);
    }

    private static int find(byte[] all, byte[] part) {
        return HEX.formatHex(all).indexOf(HEX.formatHex(part)) / 2;
    }
}
