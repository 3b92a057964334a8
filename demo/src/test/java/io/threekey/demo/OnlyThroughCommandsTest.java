package io.threekey.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.threekey.demo.simulator.Activity;
import org.junit.jupiter.api.Test;

/** What stands in the demo's ledger was done, and never written. */
class OnlyThroughCommandsTest {

    private static final JavaClasses DEMO = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.threekey.demo");

    /** The tour's administrator is an attacker, and attackers do not use commands. */
    @Test
    void nobodyInTheDemoReachesATableButTheToursAttacker() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ReachPastEverybody")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..", "com.zaxxer..")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.transaction..")
                .check(DEMO);
    }

    @Test
    void theSimulatorKnowsNothingOfTheHospital() {
        noClasses()
                .that()
                .resideInAPackage("io.threekey.demo.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.threekey.server..", "io.threekey.charter..", "io.threekey.demo.life..")
                .check(DEMO);
    }

    @Test
    void everyActivityIsFoundByItself() {
        classes()
                .that()
                .implement(Activity.class)
                .should()
                .beAnnotatedWith("org.springframework.stereotype.Component")
                .check(DEMO);
    }
}
