package io.threekey.server.frame;

import gg.jte.CodeResolver;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Templates as they are edited, in the first folder that has them: the server's, and an add-on's beside them. */
final class TemplateFolders implements CodeResolver {

    private final List<DirectoryCodeResolver> folders;

    TemplateFolders(List<Path> folders) {
        this.folders = folders.stream().map(DirectoryCodeResolver::new).toList();
    }

    @Override
    public @Nullable String resolve(String name) {
        return holding(name).map(folder -> folder.resolve(name)).orElse(null);
    }

    @Override
    public boolean exists(String name) {
        return holding(name).isPresent();
    }

    @Override
    public long getLastModified(String name) {
        return holding(name).map(folder -> folder.getLastModified(name)).orElse(0L);
    }

    @Override
    public List<String> resolveAllTemplateNames() {
        return folders.stream()
                .flatMap(folder -> folder.resolveAllTemplateNames().stream())
                .distinct()
                .toList();
    }

    private Optional<DirectoryCodeResolver> holding(String name) {
        return folders.stream().filter(folder -> folder.exists(name)).findFirst();
    }
}
