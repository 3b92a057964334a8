package io.threekey.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of an export are those that its size calls for: no fewer, no more, nothing but files. */
final class Inventory {

    private static final int ENTRIES_A_BUNDLE = 256;

    private Inventory() {}

    static void check(Export export, long size, Findings findings) {
        Set<String> found = new HashSet<>();
        Set<String> directories = new HashSet<>();
        try (var paths = export.walk()) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String name = export.nameOf(path);
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    directories.add(name);
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(name);
                } else {
                    findings.add(FailureKind.FILES, name, "This is not a file but a link or something else.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the export", e);
        }
        // before the expected files are listed: a size that nobody could list is only a number in the manifest
        if (size / ENTRIES_A_BUNDLE > found.size()) {
            findings.add(
                    FailureKind.FILES,
                    ExportFiles.MANIFEST,
                    "It speaks of " + size + " entries, and there are not enough files to hold them.");
            return;
        }
        compare(ExportFiles.all(size).toList(), found, directories, findings);
    }

    private static void compare(List<String> expected, Set<String> found, Set<String> directories, Findings findings) {
        for (String file : expected) {
            if (!found.remove(file)) {
                findings.add(FailureKind.FILES, file, "This file is missing.");
            }
        }
        for (String file : sorted(found)) {
            findings.add(FailureKind.FILES, file, "This file does not belong to the export.");
        }
        for (String directory : sorted(directories)) {
            if (expected.stream().noneMatch(file -> file.startsWith(directory + "/"))) {
                findings.add(FailureKind.FILES, directory, "This directory does not belong to the export.");
            }
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.toList());
    }
}
