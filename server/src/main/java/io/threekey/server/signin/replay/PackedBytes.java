package io.threekey.server.signin.replay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Small numbers in few bytes (seven bits in each, the lowest first), and all of it deflated. */
final class PackedBytes {

    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int MOST_BYTES = 10;
    private static final int BUFFER = 1 << 16;

    private PackedBytes() {}

    static final class Writer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Writer number(long value) {
            var rest = value;
            while ((rest & ~SEVEN_BITS) != 0) {
                bytes.write((int) (rest & SEVEN_BITS) | MORE);
                rest >>>= 7;
            }
            bytes.write((int) rest);
            return this;
        }

        /** That may go down as well as up. */
        Writer step(long value) {
            return number(value << 1 ^ value >> 63);
        }

        Writer text(String text) {
            var content = text.getBytes(StandardCharsets.UTF_8);
            number(content.length);
            bytes.writeBytes(content);
            return this;
        }

        byte[] packed() {
            try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
                deflater.setInput(bytes.toByteArray());
                deflater.finish();
                var out = new ByteArrayOutputStream();
                out.writeBytes(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.size()).array());
                var some = new byte[BUFFER];
                while (!deflater.finished()) {
                    out.write(some, 0, deflater.deflate(some));
                }
                return out.toByteArray();
            }
        }
    }

    static final class Reader {

        private final byte[] bytes;
        private int at;

        /** @throws IllegalArgumentException for what no writer packed, here and by every reading */
        Reader(byte[] packed) {
            bytes = inflated(packed);
        }

        private static byte[] inflated(byte[] packed) {
            try (var inflater = new Inflater()) {
                var content = new byte[ByteBuffer.wrap(packed).getInt()];
                inflater.setInput(packed, Integer.BYTES, packed.length - Integer.BYTES);
                if (inflater.inflate(content) != content.length || inflater.getRemaining() != 0) {
                    throw new IllegalArgumentException("it is as long as another");
                }
                return content;
            } catch (DataFormatException | RuntimeException damaged) {
                throw new IllegalArgumentException("nobody packed this", damaged);
            }
        }

        long number() {
            var value = 0L;
            for (var read = 0; read < MOST_BYTES; read++) {
                if (at == bytes.length) {
                    throw new IllegalArgumentException("it ends in the middle");
                }
                var next = bytes[at++];
                value |= (long) (next & SEVEN_BITS) << 7 * read;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a number without end");
        }

        long step() {
            var value = number();
            return value >>> 1 ^ -(value & 1);
        }

        /** One of so many. */
        int below(int many) {
            var value = number();
            if (value < 0 || value >= many) {
                throw new IllegalArgumentException(value + " of " + many);
            }
            return (int) value;
        }

        /** How many of something follow, each of which takes a byte at least. */
        int count() {
            return below(bytes.length - at + 1);
        }

        String text() {
            var length = count();
            at += length;
            if (at > bytes.length) {
                throw new IllegalArgumentException("it ends in the middle");
            }
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        void end() {
            if (at != bytes.length) {
                throw new IllegalArgumentException("it goes on after its end");
            }
        }
    }
}
