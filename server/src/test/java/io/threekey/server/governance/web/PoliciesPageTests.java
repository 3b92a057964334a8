package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Visitor;
import io.threekey.server.governance.AFoundedHospital;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The founding charter gives the first site a right of its own for the limits on its wards, and no other. */
@ServerTest
@Import(AFoundedHospital.class)
class PoliciesPageTests {

    private final Visitor visitor;

    @Autowired
    PoliciesPageTests(ObjectProvider<AFoundedHospital> hospitals, Visitor visitor) {
        this.visitor = visitor.another();
        new Door(this.visitor).comesIn(hospitals.getObject().iam().passkey());
    }

    private List<String> titles() {
        return Pattern.compile("<h2>([^<]*)</h2>")
                .matcher(visitor.visits("/policies").body())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void showsASiteWhereItDecidesItselfAndNowhereElse() {
        assertThat(titles().stream().filter(title -> title.contains("Main site")))
                .containsExactlyInAnyOrder(
                        "<h2>Session limits · Shared workstations · at Main site</h2>",
                        "<h2>Seconds for signing in · Shared workstations · at Main site</h2>",
                        "<h2>Seconds for signing in · Managed computers · at Main site</h2>");
    }

    @Test
    void saysOfASiteWithoutAVersionOfItsOwnThatItObeysTheGroups() {
        var page = visitor.visits("/policies").body();
        var site = page.substring(page.indexOf("at Main site"));

        assertThat(site).contains("Nothing of its own is in force here.").doesNotContain("Emergency department: out");
    }

    @Test
    void callsASiteAsItsPeopleDo() {
        assertThat(visitor.visits("/policies").body()).contains("at Main site").doesNotContain("at first-site");
    }
}
