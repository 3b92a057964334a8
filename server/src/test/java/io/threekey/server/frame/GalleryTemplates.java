package io.threekey.server.frame;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The server's templates and the gallery's, compiled on the way, for each JVM that tests in a folder of its own. */
final class GalleryTemplates implements CodeResolver {

    private static final Path COMPILED =
            Path.of("target", "jte-gallery-" + ProcessHandle.current().pid());

    private final List<CodeResolver> folders = Stream.of("src/test/jte", "src/main/jte")
            .map(Path::of)
            .<CodeResolver>map(DirectoryCodeResolver::new)
            .toList();

    static TemplateEngine engine() {
        return TemplateEngine.create(new GalleryTemplates(), COMPILED, ContentType.Html);
    }

    @Override
    public String resolve(String name) {
        return folderOf(name).resolve(name);
    }

    @Override
    public long getLastModified(String name) {
        return folderOf(name).getLastModified(name);
    }

    @Override
    public List<String> resolveAllTemplateNames() {
        return folders.stream()
                .flatMap(folder -> folder.resolveAllTemplateNames().stream())
                .toList();
    }

    @Override
    public boolean exists(String name) {
        return folders.stream().anyMatch(folder -> folder.exists(name));
    }

    private CodeResolver folderOf(String name) {
        return folders.stream()
                .filter(folder -> folder.exists(name))
                .findFirst()
                .orElse(folders.getLast());
    }
}
