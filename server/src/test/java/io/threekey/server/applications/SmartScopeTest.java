package io.threekey.server.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SMART App Launch 2.2, scopes for requesting FHIR resources. */
class SmartScopeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user/Observation.rs",
                "user/*.cruds",
                "system/*.rs",
                "system/Patient.r",
                "user/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory",
                "user/Condition.c"
            })
    void isReadAsItIsWritten(String text) {
        assertThat(SmartScope.read(text).map(SmartScope::text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "openid",
                "patient/Observation.rs",
                "patient/*.rs",
                "launch/patient",
                "user/Observation",
                "user/Observation.",
                "user/Observation.sr",
                "user/Observation.rr",
                "user/Observation.x",
                "user/Observation.read",
                "user/observation.rs",
                "user/.rs",
                "user/Obs ervation.rs",
                "user/Observation.rs?",
                "user/Observation.rs?a=\"b",
                "user/Observation.rs?a=\\b",
                "User/Observation.rs",
                "user/Observation.rs\n",
                "user/Observation.rs?a=\u00e9"
            })
    void isNothingElse(String text) {
        assertThat(SmartScope.read(text)).isEmpty();
    }

    @Provide
    Arbitrary<SmartScope> scopes() {
        return Combinators.combine(
                        Arbitraries.of(SmartScope.Whose.class),
                        Arbitraries.of("*", "Observation", "Patient"),
                        Arbitraries.of("c", "r", "u", "d", "s").set().ofMinSize(1),
                        Arbitraries.of("", "category=laboratory", "status=final"))
                .as((whose, type, acts, only) -> new SmartScope(
                        whose,
                        type,
                        "cruds"
                                .chars()
                                .mapToObj(act -> String.valueOf((char) act))
                                .filter(acts::contains)
                                .collect(Collectors.joining()),
                        only));
    }

    @Property
    void eachReadsAsItIsWritten(@ForAll("scopes") SmartScope scope) {
        assertThat(SmartScope.read(scope.text())).contains(scope);
    }

    @Property
    void eachCoversItself(@ForAll("scopes") SmartScope scope) {
        assertThat(scope.covers(scope)).isTrue();
    }

    @Property
    void whatIsCoveredByWhatIsCoveredIsCovered(
            @ForAll("scopes") SmartScope most, @ForAll("scopes") SmartScope less, @ForAll("scopes") SmartScope least) {
        if (most.covers(less) && less.covers(least)) {
            assertThat(most.covers(least)).isTrue();
        }
    }

    @Property
    void twoThatCoverEachOtherAreTheSame(@ForAll("scopes") SmartScope one, @ForAll("scopes") SmartScope other) {
        assertThat(one.covers(other) && other.covers(one)).isEqualTo(one.equals(other));
    }

    /** Of every record, by what each of the two lets do to it. */
    @Property
    void coversNothingThatItDoesNotAllow(@ForAll("scopes") SmartScope most, @ForAll("scopes") SmartScope less) {
        if (most.covers(less)) {
            for (var type : new String[] {"Observation", "Patient", "Encounter"}) {
                for (var act : "cruds".split("")) {
                    for (var only : new String[] {"category=laboratory", "status=final", "neither"}) {
                        assertThat(!allows(less, type, act, only) || allows(most, type, act, only))
                                .isTrue();
                    }
                }
            }
        }
    }

    private static boolean allows(SmartScope scope, String type, String act, String record) {
        return (scope.type().equals("*") || scope.type().equals(type))
                && scope.acts().contains(act)
                && (scope.only().isEmpty() || scope.only().equals(record));
    }
}
