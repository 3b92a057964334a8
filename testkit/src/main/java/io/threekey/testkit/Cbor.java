package io.threekey.testkit;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/** The CBOR structures of a registration: the COSE key (RFC 9053 7.1.1) and the attestation object (WebAuthn 6.5). */
final class Cbor {

    static final int ES256 = -7;
    private static final CBORMapper MAPPER = new CBORMapper();

    private Cbor() {}

    static byte[] coseKey(ECPublicKey key) {
        return written(cbor -> {
            cbor.writeStartObject(null, 5);
            number(cbor, 1, 2);
            number(cbor, 3, ES256);
            number(cbor, -1, 1);
            cbor.writePropertyId(-2);
            cbor.writeBinary(coordinate(key.getW().getAffineX()));
            cbor.writePropertyId(-3);
            cbor.writeBinary(coordinate(key.getW().getAffineY()));
            cbor.writeEndObject();
        });
    }

    static byte[] withoutAttestation(byte[] authenticatorData) {
        return attestationObject("none", authenticatorData, cbor -> {
            cbor.writeStartObject(null, 0);
            cbor.writeEndObject();
        });
    }

    /** Packed self attestation, WebAuthn 8.2: signed with the credential's own key, no certificate. */
    static byte[] selfAttestation(byte[] authenticatorData, byte[] signature) {
        return attestationObject("packed", authenticatorData, cbor -> {
            cbor.writeStartObject(null, 2);
            cbor.writeNumberProperty("alg", ES256);
            cbor.writeName("sig");
            cbor.writeBinary(signature);
            cbor.writeEndObject();
        });
    }

    /** Packed attestation by the maker's batch key, WebAuthn 8.2. */
    static byte[] certifiedAttestation(byte[] authenticatorData, byte[] signature, byte[] certificate) {
        return attestationObject("packed", authenticatorData, cbor -> {
            cbor.writeStartObject(null, 3);
            cbor.writeNumberProperty("alg", ES256);
            cbor.writeName("sig");
            cbor.writeBinary(signature);
            cbor.writeName("x5c");
            cbor.writeStartArray(null, 1);
            cbor.writeBinary(certificate);
            cbor.writeEndArray();
            cbor.writeEndObject();
        });
    }

    private static byte[] attestationObject(
            String format, byte[] authenticatorData, Consumer<JsonGenerator> statement) {
        return written(cbor -> {
            cbor.writeStartObject(null, 3);
            cbor.writeStringProperty("fmt", format);
            cbor.writeName("attStmt");
            statement.accept(cbor);
            cbor.writeName("authData");
            cbor.writeBinary(authenticatorData);
            cbor.writeEndObject();
        });
    }

    private static void number(JsonGenerator cbor, long label, int value) {
        cbor.writePropertyId(label);
        cbor.writeNumber(value);
    }

    private static byte[] coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static byte[] written(Consumer<JsonGenerator> structure) {
        var bytes = new ByteArrayOutputStream();
        try (var cbor = MAPPER.createGenerator(bytes)) {
            structure.accept(cbor);
        }
        return bytes.toByteArray();
    }
}
