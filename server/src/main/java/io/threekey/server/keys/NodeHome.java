package io.threekey.server.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What this node remembers by itself, beside every database: small files, each atomic, durable, readable by the
 * server's user alone, and authentic for its own name. Whoever can write the folder can still bring back an older file
 * of the same name, or remove it: what is kept here must only ever make the node more suspicious.
 */
public final class NodeHome {

    /** What reading a file gave. */
    public sealed interface Kept {}

    public record Intact(byte[] content) implements Kept {}

    /** Never written, or removed. */
    public record Absent() implements Kept {}

    /** Not written by this installation under this name. */
    public record Altered(Path file) implements Kept {}

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

    private final Path folder;
    private final Hmac hmac;

    private NodeHome(Path folder, WrappingKey wrappingKey) {
        this.folder = folder;
        this.hmac = new Hmac(wrappingKey, "node home");
    }

    /** Files go to the folder {@code node} in this home, which is made with the first one. */
    public static NodeHome in(Path home, WrappingKey wrappingKey) {
        return new NodeHome(folderIn(home), wrappingKey);
    }

    public Kept read(String name) {
        var file = file(name);
        try {
            var stored = Files.readAllBytes(file);
            if (stored.length < Hmac.LENGTH) {
                return new Altered(file);
            }
            var mac = Arrays.copyOf(stored, Hmac.LENGTH);
            var content = Arrays.copyOfRange(stored, Hmac.LENGTH, stored.length);
            return hmac.verify(framed(name, content), mac) ? new Intact(content) : new Altered(file);
        } catch (NoSuchFileException missing) {
            return new Absent();
        } catch (IOException broken) {
            throw HomeUnusable.whenReading(file, broken);
        }
    }

    /** Returns once the content would survive a power cut; before that, the earlier content does. */
    public void write(String name, byte[] content) {
        var mac = hmac.of(framed(name, content));
        DurableFile.write(
                file(name),
                ByteBuffer.allocate(mac.length + content.length)
                        .put(mac)
                        .put(content)
                        .array());
    }

    static Path folderIn(Path home) {
        return home.resolve("node");
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches() || name.endsWith(DurableFile.UNFINISHED)) {
            throw new IllegalArgumentException("not a name for a file in the home folder: " + name);
        }
        return folder.resolve(name);
    }

    private static byte[] framed(String name, byte[] content) {
        return new Framed().text(name).bytes(content).toBytes();
    }
}
