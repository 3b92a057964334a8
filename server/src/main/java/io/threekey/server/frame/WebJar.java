package io.threekey.server.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;

/**
 * A front-end package as the build brought it, so that no page names a version.
 *
 * @param name of the npm package in its WebJar form, such as {@code tabler__core}
 */
record WebJar(String name, String version) {

    static WebJar named(String name) {
        var facts = new Properties();
        try (var file =
                new ClassPathResource("META-INF/maven/org.webjars.npm/" + name + "/pom.properties").getInputStream()) {
            facts.load(file);
        } catch (IOException absent) {
            throw new UncheckedIOException("no WebJar " + name, absent);
        }
        return new WebJar(name, facts.getProperty("version"));
    }

    String address(String file) {
        return "/webjars/" + name + "/" + version + "/" + file;
    }

    ClassPathResource file(String file) {
        return new ClassPathResource("META-INF/resources" + address(file));
    }
}
