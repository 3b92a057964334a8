package io.threekey.server.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Addresses of stylesheets, scripts and pictures. Each carries its content's digest or its package's version, because
 * browsers are told to keep these files for a year.
 */
@Component
public class Assets {

    private final ResourceLoader files;
    private final List<String> folders;
    private final boolean edited;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Assets(
            ResourceLoader files,
            @Value("${spring.web.resources.static-locations:classpath:/static/}") List<String> folders,
            @Value("${threekey.dev.templates:}") String templates) {
        this.files = files;
        this.folders = List.copyOf(folders);
        this.edited = !templates.isEmpty();
    }

    /** A file of our own below {@code static}, such as {@code /frame/threekey.css}. */
    public String own(String path) {
        return edited ? withDigest(path) : known.computeIfAbsent(path, this::withDigest);
    }

    /** A file of a front-end package, such as {@code tabler__core} and {@code dist/css/tabler.min.css}. */
    public String packaged(String webJar, String file) {
        return known.computeIfAbsent(
                webJar + "!" + file, key -> WebJar.named(webJar).address(file));
    }

    private String withDigest(String path) {
        return folders.stream()
                .map(folder -> files.getResource(folder + path.substring(1)))
                .filter(Resource::exists)
                .findFirst()
                .map(file -> path + "?v=" + digestOf(file))
                .orElseThrow(() -> new IllegalArgumentException("a page refers to a file that is not there: " + path));
    }

    private static String digestOf(Resource file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("not readable: " + file, unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
