package io.threekey.server.ledger.export;

import io.threekey.server.ledger.ExportAsked;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TreeHead;
import io.threekey.tlog.UnacceptableNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code --since} names: a number of entries, a checkpoint, or an earlier export with its own. */
final class ExportedSince {

    private ExportedSince() {}

    static ExportAsked.Since of(String named) throws IOException {
        if (named.matches("[1-9][0-9]{0,17}")) {
            return new ExportAsked.Since(Long.parseLong(named), Optional.empty());
        }
        var path = Path.of(named);
        var file = Files.isDirectory(path) ? path.resolve("checkpoint") : path;
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("there is no checkpoint " + file + " that can be read");
        }
        var head = head(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file);
        return new ExportAsked.Since(head.size(), Optional.of(head.root()));
    }

    private static TreeHead head(String note, Path file) {
        try {
            return SignedCheckpoint.unverified(note).checkpoint().head();
        } catch (UnacceptableNote unreadable) {
            throw new IllegalArgumentException(file + " is not a checkpoint", unreadable);
        }
    }
}
