package io.threekey.charter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Decision keys in software, one per label, and what a browser with such a key would answer. */
final class DecisionKeys {
    static final String MODEL = "0132d110-bf4e-4208-a403-ab4f5f12efe5";
    static final String RELYING_PARTY = "seal.example.org";
    static final String ORIGIN = "https://seal.example.org";
    private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private DecisionKeys() {}

    static DecisionKey key(String label) {
        return new DecisionKey(
                credentialId(label), pair(label).getPublic().getEncoded(), KeyAlgorithm.ES256, MODEL, label);
    }

    static DecisionKey edKey(String label) {
        return new DecisionKey(
                credentialId(label), edPair(label).getPublic().getEncoded(), KeyAlgorithm.EDDSA, MODEL, label);
    }

    static SignedAct sign(ActStatement statement, String label) {
        return new Ceremony(label).sign(statement.bytes());
    }

    static byte[] credentialId(String label) {
        return ("credential of " + label).getBytes(UTF_8);
    }

    static KeyPair pair(String label) {
        return PAIRS.computeIfAbsent("EC" + label, ignored -> generate("EC"));
    }

    static KeyPair edPair(String label) {
        return PAIRS.computeIfAbsent("Ed25519" + label, ignored -> generate("Ed25519"));
    }

    private static KeyPair generate(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One use of a key in a browser; every part of it can be made hostile. */
    static final class Ceremony {
        private final String label;
        private KeyPair pair;
        private String algorithm = "SHA256withECDSA";
        private String type = "webauthn.get";
        private String origin = ORIGIN;
        private String relyingParty = RELYING_PARTY;
        private String rest = ",\"crossOrigin\":false";
        private int flags = 0b0000_0101;
        private byte[] extensions = {};

        Ceremony(String label) {
            this.label = label;
            this.pair = pair(label);
        }

        Ceremony withKeyOf(String other) {
            pair = pair(other);
            return this;
        }

        Ceremony withEd25519() {
            pair = edPair(label);
            algorithm = "Ed25519";
            return this;
        }

        Ceremony ofType(String other) {
            type = other;
            return this;
        }

        Ceremony at(String other) {
            origin = other;
            return this;
        }

        Ceremony forRelyingParty(String other) {
            relyingParty = other;
            return this;
        }

        Ceremony withClientData(String members) {
            rest = members;
            return this;
        }

        Ceremony withFlags(int other) {
            flags = other;
            return this;
        }

        Ceremony withExtensions(byte... other) {
            extensions = other;
            return this;
        }

        SignedAct sign(byte[] statement) {
            return new SignedAct(statement, assertion(Digest.of(statement).bytes()));
        }

        Assertion assertion(byte[] challenge) {
            var clientData = "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\"%s}"
                    .formatted(type, Base64Url.encode(challenge), origin, rest)
                    .getBytes(UTF_8);
            var authenticatorData = authenticatorData();
            try {
                var signature = Signature.getInstance(algorithm);
                signature.initSign(pair.getPrivate());
                signature.update(authenticatorData);
                signature.update(Digest.of(clientData).bytes());
                return new Assertion(credentialId(label), authenticatorData, clientData, signature.sign());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private byte[] authenticatorData() {
            var out = new ByteArrayOutputStream();
            out.writeBytes(Digest.of(relyingParty.getBytes(UTF_8)).bytes());
            out.write(flags);
            out.writeBytes(new byte[] {0, 0, 0, 7});
            out.writeBytes(extensions);
            return out.toByteArray();
        }
    }
}
