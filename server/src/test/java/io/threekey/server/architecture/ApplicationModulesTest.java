package io.threekey.server.architecture;

import static java.util.stream.Collectors.joining;

import io.threekey.server.ThreekeyServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

class ApplicationModulesTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(ThreekeyServer.class);

    @Nested
    class TheApplicationModules {

        @Test
        void useOnlyWhatTheyDeclareAndFormNoCycle() {
            MODULES.verify();
        }

        @Test
        void areShownAsTheyAre() throws IOException {
            new CommittedCopy(Repository.ROOT.resolve("docs/architecture/modules.md")).shows(page());
        }
    }

    private static String page() {
        return """
                # The application modules

                Written by a test from the code itself; `./threekey test architecture --accept` refreshes it. An arrow means "uses".

                ```mermaid
                flowchart BT
                %s
                ```

                | module | what it decides | uses |
                |---|---|---|
                %s
                """.formatted(
                        modules().stream()
                                .map(ApplicationModulesTest::arrows)
                                .filter(arrows -> !arrows.isEmpty())
                                .collect(joining("\n")),
                        modules().stream().map(ApplicationModulesTest::row).collect(joining("\n")));
    }

    private static List<ApplicationModule> modules() {
        return MODULES.stream()
                .sorted(Comparator.comparing(ApplicationModulesTest::name))
                .toList();
    }

    private static String arrows(ApplicationModule module) {
        var used = used(module);
        return used.isEmpty()
                ? "    " + name(module)
                : used.stream()
                        .map(other -> "    %s --> %s".formatted(name(module), other))
                        .collect(joining("\n"));
    }

    private static String row(ApplicationModule module) {
        return "| `%s` | %s | %s |".formatted(name(module), firstSentence(module), String.join(", ", used(module)));
    }

    private static List<String> used(ApplicationModule module) {
        return module.getDirectDependencies(MODULES, DependencyType.values())
                .uniqueModules()
                .map(ApplicationModulesTest::name)
                .filter(other -> !other.equals(name(module)))
                .sorted()
                .toList();
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static String firstSentence(ApplicationModule module) {
        var source = Repository.text(packageInfo(module));
        var doc = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))
                .replaceAll("\\s*\\n \\*\\s?", " ")
                .replaceAll("\\{@(?:link|code) (?:[\\w.]+\\.)?([\\w#]+)}", "`$1`")
                .strip();
        return doc.substring(0, doc.indexOf('.') + 1);
    }

    private static Path packageInfo(ApplicationModule module) {
        return Repository.ROOT.resolve(
                "server/src/main/java/" + module.getBasePackage().getName().replace('.', '/') + "/package-info.java");
    }
}
