package io.threekey.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.threekey.server.access.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMapping;

class HouseRulesTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.threekey");

    private static final Pattern SAYS_NOTHING = Pattern.compile(".*(Util|Utils|Helper|Manager|Impl)");

    @Nested
    class AModule {

        @Test
        void keepsItsPagesToItself() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.threekey.server..web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.threekey.server..web..")
                    .allowEmptyShould(true)
                    .check(OURS);
        }

        @Test
        void makesProblemsOfHttpOnlyWhereHttpIsSpoken() {
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.threekey.server..web..", "io.threekey.server.access..", "io.threekey.server.frame..")
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleName("ResponseStatusException")
                    .check(OURS);
        }

        @Test
        void declaresAPermissionOnEveryHandler() {
            methods()
                    .that(areHandlers())
                    .should(declareAPermission())
                    .allowEmptyShould(true)
                    .check(OURS);
        }
    }

    @Nested
    class AName {

        @Test
        void saysWhatTheThingIs() {
            classes().should(haveANameOfTheWardOrTheBoard()).check(OURS);
        }
    }

    @Nested
    class Time {

        @Test
        void arrivesAsACollaborator() {
            noClasses().should().callMethodWhere(readsTheClockOnTheWall()).check(OURS);
        }

        @Test
        void hasOneSource() {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("io.threekey.server.Collaborators")
                    .and()
                    .resideInAPackage("io.threekey.server..")
                    .should()
                    .callMethod(Clock.class, "systemUTC")
                    .check(OURS);
        }
    }

    @Nested
    class ASourceFile {

        @Test
        void readsInAMinuteAndNeverTakesTen() {
            assertThat(Repository.javaFiles())
                    .allSatisfy(file -> assertThat(Repository.text(file).lines().count())
                            .as("lines of %s", Repository.ROOT.relativize(file))
                            .isLessThanOrEqualTo(400));
        }

        @Test
        void isNullMarkedWithItsPackage() {
            var folders = Repository.javaFiles().stream()
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .map(Path::getParent)
                    .distinct();
            assertThat(folders)
                    .allSatisfy(folder -> assertThat(packageInfoOf(folder))
                            .as("package-info of %s", Repository.ROOT.relativize(folder))
                            .contains("@NullMarked"));
        }

        private String packageInfoOf(Path folder) {
            var file = folder.resolve("package-info.java");
            return Files.exists(file) ? Repository.text(file) : "none";
        }
    }

    private static DescribedPredicate<JavaMethod> areHandlers() {
        return DescribedPredicate.describe(
                "handle requests",
                method -> method.isAnnotatedWith(RequestMapping.class)
                        || method.isMetaAnnotatedWith(RequestMapping.class));
    }

    private static ArchCondition<JavaMethod> declareAPermission() {
        return condition(
                "declare a permission",
                method -> method.isAnnotatedWith(Requires.class)
                        || method.getOwner().isAnnotatedWith(Requires.class),
                JavaMethod::getFullName);
    }

    /** A name a library's contract gives, such as Spring's transaction manager, may stay. */
    private static ArchCondition<JavaClass> haveANameOfTheWardOrTheBoard() {
        return condition(
                "have a name of the ward or the board",
                type -> !SAYS_NOTHING.matcher(type.getSimpleName()).matches()
                        || Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream())
                                .anyMatch(foreign -> !foreign.getPackageName().startsWith("io.threekey")
                                        && SAYS_NOTHING
                                                .matcher(foreign.getSimpleName())
                                                .matches()),
                JavaClass::getFullName);
    }

    private static DescribedPredicate<JavaMethodCall> readsTheClockOnTheWall() {
        return DescribedPredicate.describe("reads the clock on the wall", call -> {
            MethodCallTarget target = call.getTarget();
            var now = target.getName().equals("now")
                    && target.getOwner().getPackageName().startsWith("java.time")
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            var millis = target.getName().equals("currentTimeMillis");
            var random = target.getFullName().equals("java.lang.Math.random()");
            return now || millis || random;
        });
    }

    private static <T> ArchCondition<T> condition(
            String description, java.util.function.Predicate<T> holds, java.util.function.Function<T, String> name) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                if (!holds.test(item)) {
                    events.add(SimpleConditionEvent.violated(item, name.apply(item) + " does not " + description));
                }
            }
        };
    }
}
