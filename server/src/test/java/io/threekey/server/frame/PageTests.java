package io.threekey.server.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@FramedServerTest
class PageTests {

    private final Web web;

    PageTests(@LocalServerPort int port) {
        this.web = new Web(port);
    }

    @Nested
    class StandingAlerts {

        @Test
        void areOnEveryPageOfAnOwner() {
            assertThat(web.page("/gallery?as=owner").body())
                    .contains("A policy in the database is not the one that was signed (Ward 7)")
                    .contains("Since 22 Nov 2026, 07:00");
            assertThat(web.page("/gallery/nowhere?as=owner").body()).contains("not the one that was signed");
        }

        @Test
        void areOnThePagesWhereDecisionsAreSigned() {
            assertThat(web.get(Web.SEAL, "/gallery/sealed", "text/html").body())
                    .contains("not the one that was signed");
        }

        @Test
        void tellANurseThatSomeoneSeesToIt() {
            assertThat(web.page("/gallery?as=nurse").body())
                    .contains("The duty team is looking into something here.")
                    .doesNotContain("not the one that was signed");
        }

        @Test
        void tellAStrangerNothing() {
            assertThat(web.page("/gallery").body()).doesNotContain("not the one that was signed", "duty team");
        }
    }

    @Nested
    class Navigation {

        @Test
        void showsWhatTheCallerMayReachAndWhereTheyAre() {
            assertThat(web.page("/gallery?as=owner").body())
                    .contains("href=\"/policies\"", "href=\"/me/keys\"", "Sign out")
                    .containsPattern("href=\"/gallery\" aria-current=\"page\"");
            assertThat(web.page("/gallery?as=nurse").body())
                    .contains("href=\"/me/keys\"")
                    .doesNotContain("href=\"/policies\"");
        }

        @Test
        void isAbsentForAStranger() {
            assertThat(web.page("/gallery").body()).doesNotContain("<nav", "Sign out");
        }
    }

    @Test
    void declaresTheLanguageItIsWrittenIn() {
        assertThat(web.page("/gallery").body()).contains("<html lang=\"en\">");
    }

    @Test
    void bringsStylesheetsAndScriptsThatAreThere() {
        var references = java.util.regex.Pattern.compile("(?:src|href)=\"(/(?:webjars|frame)/[^\"]+)\"")
                .matcher(web.page("/gallery?as=owner").body());
        assertThat(references.results().map(match -> match.group(1)))
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        path -> assertThat(web.page(path).statusCode()).as(path).isEqualTo(200));
    }
}
