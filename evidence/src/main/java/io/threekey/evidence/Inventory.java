package io.threekey.evidence;

import io.threekey.tlog.EntryBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of an export are those that its first page calls for: no fewer, no more, nothing but files. */
final class Inventory {

    private static final int MOST_STRANGERS = 1000;

    private final Manifest page;
    private final Export export;
    private final Findings findings;
    private final SortedSet<String> strangers = new TreeSet<>();
    private final Set<String> directories = new HashSet<>();
    private final Set<String> directoriesInUse = new HashSet<>();
    private long found;

    private Inventory(Manifest page, Export export, Findings findings) {
        this.page = page;
        this.export = export;
        this.findings = findings;
    }

    static void check(Export export, Manifest page, Findings findings) {
        new Inventory(page, export, findings).check();
    }

    private void check() {
        try (var paths = export.walk()) {
            paths.forEach(this::take);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the export", e);
        }
        // before the expected files are listed: a size that nobody could list is only a number in the manifest
        long calledFor = (page.size() - page.wholeFrom()) / EntryBundle.FULL
                + ExportFiles.filesFor(page.extent().chain())
                + ExportFiles.filesFor(page.extent().chosen());
        if (calledFor > found) {
            findings.add(
                    FailureKind.FILES,
                    ExportFiles.MANIFEST,
                    "It speaks of " + page.size() + " entries, and there are not enough files to hold them.");
            return;
        }
        ExportFiles.all(page)
                .filter(file -> !export.has(file))
                .forEach(file -> findings.add(FailureKind.FILES, file, "This file is missing."));
        strangers.forEach(file -> findings.add(FailureKind.FILES, file, "This file does not belong to the export."));
        directories.stream()
                .filter(directory -> !directoriesInUse.contains(directory))
                .sorted()
                .forEach(directory ->
                        findings.add(FailureKind.FILES, directory, "This directory does not belong to the export."));
    }

    private void take(Path path) {
        String name = export.nameOf(path);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            directories.add(name);
        } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            findings.add(FailureKind.FILES, name, "This is not a file but a link or something else.");
        } else if (ExportFiles.belongs(page, name)) {
            found++;
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                directoriesInUse.add(name.substring(0, slash));
            }
        } else if (strangers.size() < MOST_STRANGERS) {
            strangers.add(name);
        }
    }
}
