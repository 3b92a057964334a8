package io.threekey.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.demo.Roster;
import io.threekey.server.people.Role;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkforceTest {

    private final Workforce workforce = Workforce.of(1, 100);

    @Test
    void countsAboutThreeThousandOnEveryDay() {
        for (var day : new int[] {2, 30, 60, 89}) {
            assertThat(workforce.on(day)).as("day " + day).hasSizeBetween(2_850, 3_100);
        }
    }

    @Test
    void worksOnEveryWardOfThreeSites() {
        assertThat(Houses.wards().stream().map(ward -> ward.site().value()).distinct())
                .containsExactlyInAnyOrder("first-site", "lakeside", "hillside");
        var staffed = workforce.on(2).stream().map(Colleague::ward).collect(Collectors.toSet());
        assertThat(Houses.wards()).allMatch(ward -> staffed.contains(ward.id()));
    }

    @Test
    void isMostlyBesidePatients() {
        assertThat(workforce.on(2).stream()
                        .filter(colleague -> colleague.role() == Role.WARD_STAFF)
                        .count())
                .isBetween(2_300L, 2_800L);
    }

    @Test
    void hasNoTwoPeopleOfOneName() {
        assertThat(workforce.everybody()).extracting(Colleague::name).doesNotHaveDuplicates();
        assertThat(workforce.everybody()).extracting(Colleague::id).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(workforce.everybody()).isEqualTo(Workforce.of(1, 100).everybody());
        assertThat(workforce.everybody()).isNotEqualTo(Workforce.of(2, 100).everybody());
    }

    @Test
    void comesAndGoes() {
        var day = workforce.on(10);
        assertThat(workforce.on(80)).isNotEqualTo(day).anyMatch(colleague -> !day.contains(colleague));
        assertThat(day).anyMatch(colleague -> !colleague.worksOn(80));
    }

    @Test
    void hasContractorsOfManyTradesAndNoneWithoutAnEnd() {
        var trades = Set.of(
                "Agency nurse", "Locum doctor", "Interpreter", "Device maker's technician", "Cleaning company's lead");
        var contractors = workforce.everybody().stream()
                .filter(colleague -> trades.contains(colleague.title()))
                .toList();
        assertThat(contractors).extracting(Colleague::title).containsAll(trades);
        assertThat(contractors).hasSizeBetween(40, 120).allMatch(colleague -> colleague.lastDay() != Colleague.STAYS);
    }

    @Test
    void keepsThoseWhomVisitorsKnow() {
        assertThat(workforce.on(89))
                .extracting(Colleague::name)
                .containsAll(Roster.FIRST.stream().map(Roster.Employee::name).toList());
    }
}
