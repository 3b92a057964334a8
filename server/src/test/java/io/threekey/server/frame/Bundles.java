package io.threekey.server.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** All texts of the server as they stand in the sources. */
final class Bundles {

    private static final Path FOLDER = Path.of("src/main/resources/text");

    private Bundles() {}

    record Text(String bundle, String key, String words) {}

    static List<Text> texts() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> !file.getFileName().toString().contains("_"))
                    .flatMap(Bundles::textsOf)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> keys() {
        return texts().stream().map(Text::key).toList();
    }

    private static Stream<Text> textsOf(Path file) {
        var bundle = file.getFileName().toString().replace(".properties", "");
        return read(file).entrySet().stream()
                .map(entry -> new Text(bundle, (String) entry.getKey(), (String) entry.getValue()));
    }

    private static Properties read(Path file) {
        var properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (containsKey(key)) {
                    throw new IllegalStateException(key + " stands twice in " + file);
                }
                return super.put(key, value);
            }
        };
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
