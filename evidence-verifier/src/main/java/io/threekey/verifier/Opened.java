package io.threekey.verifier;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;

/** Exports as they lie on disk: folders, or the zip files that people take home, which are read where they are. */
final class Opened implements AutoCloseable {

    private final List<FileSystem> archives = new ArrayList<>();

    /** @throws IllegalArgumentException where it is neither, in words for whoever named it */
    Path export(Path named) {
        if (Files.isDirectory(named)) {
            return named;
        }
        if (!Files.isReadable(named)) {
            throw new IllegalArgumentException("There is no directory and no zip file " + named + ".");
        }
        try {
            FileSystem archive = FileSystems.newFileSystem(named);
            archives.add(archive);
            return folderIn(archive.getPath("/"));
        } catch (IOException | ProviderNotFoundException unreadable) {
            throw new IllegalArgumentException(
                    named + " is neither the directory of an export nor a zip file of one.", unreadable);
        }
    }

    /** Whoever packs a folder again packs it with its name around it. */
    private static Path folderIn(Path root) throws IOException {
        try (var inside = Files.list(root)) {
            List<Path> all = inside.toList();
            return all.size() == 1 && Files.isDirectory(all.getFirst()) ? all.getFirst() : root;
        }
    }

    @Override
    public void close() {
        for (FileSystem archive : archives) {
            try {
                archive.close();
            } catch (IOException alreadyGone) {
                // it was only read
            }
        }
    }
}
