package io.threekey.server.keys;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** The home folder cannot be used; the message is one sentence for whoever operates this node. */
public final class HomeUnusable extends RuntimeException {

    HomeUnusable(String sentence) {
        super(sentence);
    }

    private HomeUnusable(String sentence, IOException cause) {
        super(sentence, cause);
    }

    static HomeUnusable whenWriting(Path file, IOException cause) {
        return new HomeUnusable(
                "Cannot write " + file + ": " + reason(cause) + ". Make room or give this user the folder, "
                        + "then start again; the earlier file is untouched.",
                cause);
    }

    static HomeUnusable whenReading(Path file, IOException cause) {
        return new HomeUnusable("Cannot read " + file + ": " + reason(cause) + ".", cause);
    }

    private static String reason(IOException cause) {
        return cause instanceof AccessDeniedException ? "permission denied" : String.valueOf(cause.getMessage());
    }
}
