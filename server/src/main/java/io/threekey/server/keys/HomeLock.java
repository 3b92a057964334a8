package io.threekey.server.keys;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/**
 * Keeps a second server off the same home folder; the operating system lets go of it when this process ends. Whoever
 * holds it also clears away what an earlier process left unfinished.
 */
public final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    public static HomeLock on(Path home) {
        var file = home.resolve("running.lock");
        try {
            DurableFile.makeFolder(home);
            var channel = FileChannel.open(file, CREATE, WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new HomeUnusable("Another Threekey server already runs on "
                        + home.toAbsolutePath().normalize()
                        + ": stop that one, or give this one its own folder with THREEKEY_HOME.");
            }
            DurableFile.sweep(home);
            DurableFile.sweep(NodeHome.folderIn(home));
            return new HomeLock(channel);
        } catch (IOException broken) {
            throw HomeUnusable.whenWriting(file, broken);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ending) {
            // The process ends anyway, and its locks with it.
        }
    }
}
