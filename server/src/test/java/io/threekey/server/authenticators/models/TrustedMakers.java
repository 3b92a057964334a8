package io.threekey.server.authenticators.models;

import io.threekey.testkit.Maker;
import io.threekey.testkit.MetadataService;
import io.threekey.testkit.MetadataService.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A server that was told where a list of models lies, signed by a service of the tests' own. */
@TestConfiguration(proxyBeanMethods = false)
public class TrustedMakers {

    /** Of an authenticator in hardware that its maker vouches for. */
    public static final Maker BLUE = Maker.of(UUID.fromString("b10e0000-0000-4000-8000-000000000001"));

    public static final Maker RED = Maker.of(UUID.fromString("4ed00000-0000-4000-8000-000000000002"));

    private static final MetadataService FIDO = MetadataService.fresh();
    private static final AtomicLong NUMBERS = new AtomicLong(100);
    private static final Path FOLDER = folder();
    private static final Path LIST = FOLDER.resolve("list.jwt");
    private static final Path ROOT = FOLDER.resolve("root.crt");

    @Autowired
    private KeyModels models;

    @Bean
    static DynamicPropertyRegistrar whereTheListLies() {
        return properties -> {
            properties.add("threekey.key-models", LIST::toString);
            properties.add("threekey.key-models-root", ROOT::toString);
        };
    }

    /** The next edition, read by the server now. */
    public long publish(String nextUpdate, Entry... entries) {
        var number = NUMBERS.incrementAndGet();
        lay(FIDO.list(number, nextUpdate, List.of(entries)));
        return number;
    }

    /** Both models, good until long after the tests. */
    public long publishBoth() {
        return publish("2030-01-01", Entry.of(BLUE, "Blue key"), Entry.of(RED, "Red key"));
    }

    /** An edition of any number. */
    void publishAs(long number) {
        lay(FIDO.list(number, "2030-01-01", List.of(Entry.of(BLUE, "Blue key"))));
    }

    void lay(String text) {
        try {
            Files.writeString(LIST, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        models.look();
    }

    void takeAway() {
        try {
            Files.deleteIfExists(LIST);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        models.look();
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("key-models");
            Files.write(folder.resolve("root.crt"), FIDO.root().getEncoded());
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
