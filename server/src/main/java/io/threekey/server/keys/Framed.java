package io.threekey.server.keys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Joins fields with their lengths, so that no two different lists of fields have the same bytes. */
final class Framed {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Framed text(String field) {
        return bytes(field.getBytes(StandardCharsets.UTF_8));
    }

    Framed number(long field) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(field).array());
        return this;
    }

    Framed bytes(byte[] field) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        bytes.writeBytes(field);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
