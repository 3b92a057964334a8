package io.threekey.server.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@FramedServerTest
class ProblemTests {

    private final Web web;

    ProblemTests(@LocalServerPort int port) {
        this.web = new Web(port);
    }

    @Nested
    class ToAReader {

        @Test
        void isAPageWithACodeToSayAndANextStep() {
            var answer = web.page("/gallery/refused");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body())
                    .contains("The gallery is shut for Ward 7", "PUFFIN-99", "Come back in the morning.")
                    .contains("</html>");
        }

        @Test
        void saysWhatIsNotThere() {
            var answer = web.page("/gallery/nowhere");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("LARK-14");
        }

        @Test
        void saysOfWhatNobodyCouldHaveTypedThatItIsGarbled() {
            for (var illegible : List.of("of=%00", "of=1%00", "%00=1", "of=%C3%28", "of=%FF")) {
                var answer = web.page("/gallery?" + illegible);
                assertThat(answer.statusCode()).as(illegible).isEqualTo(400);
                assertThat(answer.body()).contains("WREN-10").doesNotContain("STORK-50");
            }
        }

        @Test
        void saysWhenToComeBackWhereTheDatabaseIsOutOfReach() {
            for (var place : List.of("/gallery/out-of-reach", "/gallery?as=out-of-reach")) {
                var answer = web.page(place);
                assertThat(answer.statusCode()).as(place).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("5");
                assertThat(answer.body())
                        .contains("CRANE-53")
                        .containsPattern("<strong>[A-Z2-9]{6}</strong>")
                        .doesNotContain("STORK-50", "connection");
            }
        }

        @Test
        void namesTheIncidentAndRepeatsNothingOfTheFailure() {
            var answer = web.page("/gallery/broken");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("STORK-50")
                    .containsPattern("<strong>[A-Z2-9]{6}</strong>")
                    .doesNotContain("secret", "Exception");
        }

        @Test
        void isReadableEvenWhenNobodyCanTellWhoCalls() {
            var answer = web.page("/gallery?as=broken");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("STORK-50");
        }

        @Test
        void isAskedToSignInWhereAPageNeedsASession() {
            var answer = web.page("/gallery/owners");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?then=%2Fgallery%2Fowners");
        }

        @Test
        void comesBackToThePageWithWhatWasAskedOfIt() {
            assertThat(web.page("/gallery/owners?decision=recovery&useCase=contractor")
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/sign-in?then=%2Fgallery%2Fowners%3Fdecision%3Drecovery%26useCase%3Dcontractor");
        }

        @Test
        void saysThatAPageIsForOthers() {
            var answer = web.page("/gallery/owners?as=nurse");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("FINCH-13");
        }

        @Test
        void doesNotAnswerOnTheOtherOrigin() {
            assertThat(web.page("/gallery/sealed").statusCode()).isEqualTo(404);
            assertThat(web.get(Web.SEAL, "/gallery", "text/html").statusCode()).isEqualTo(404);
            assertThat(web.get(Web.SEAL, "/gallery/sealed", "text/html").statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class ToAProgram {

        @Test
        void hasTheMembersOfAProblem() { // RFC 9457, 3.1
            var answer = web.data("/gallery/refused");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(members(answer))
                    .containsEntry("type", "urn:threekey:refusal:gallery-shut")
                    .containsEntry("title", "The gallery is shut for Ward 7")
                    .containsEntry("status", 409)
                    .containsEntry("detail", "Come back in the morning.")
                    .containsEntry("code", "PUFFIN-99")
                    .doesNotContainKey("instance");
        }

        @Test
        void namesTheIncidentAsItsInstance() {
            var answer = web.data("/gallery/broken");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(members(answer).get("instance")).asString().startsWith("urn:threekey:incident:");
            assertThat(answer.body()).doesNotContain("secret");
        }

        @Test
        void isToldThatItIsSignedOut() {
            assertThat(members(web.data("/gallery/owners"))).containsEntry("status", 401);
        }

        @Test
        void isToldThatItsRequestIsGarbled() {
            assertThat(members(web.data("/gallery/number"))).containsEntry("status", 400);
            assertThat(members(web.data("/gallery/number?of=many"))).containsEntry("status", 400);
            assertThat(members(web.data("/gallery/change"))).containsEntry("status", 405);
        }

        private Map<String, Object> members(HttpResponse<String> answer) {
            return JsonMapper.shared().readValue(answer.body(), new TypeReference<>() {});
        }
    }

    @Nested
    class AtTheDoor {

        @Test
        void refusesAForeignHost() {
            var answer = web.get("evil.test", "/gallery", "text/html");
            assertThat(answer.statusCode()).isEqualTo(421);
            assertThat(answer.body()).contains("OSPREY-21");
        }

        @Test
        void sendsAPlainVisitToTheConsole() {
            var answer = web.get("localhost", "/", "text/html");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue("http://" + Web.ID + "/");
        }

        @Test
        void sendsWhoeverNamesThisMachineOtherwiseToTheSamePageOfTheConsole() {
            for (var name : List.of("localhost", "localhost:8080", "127.0.0.1:8080", "[::1]")) {
                var answer = web.get(name, "/gallery?page=2", "text/html");
                assertThat(answer.statusCode()).as(name).isEqualTo(303);
                assertThat(answer.headers().firstValue("Location"))
                        .as(name)
                        .hasValue("http://" + Web.ID + "/gallery?page=2");
            }
        }

        @Test
        void refusesNamesThatOnlyBeginOrEndLikeThisMachine() {
            for (var name : List.of("localhost.evil.test", "evil-localhost", "127.0.0.1.evil.test")) {
                assertThat(web.get(name, "/gallery", "text/html").statusCode())
                        .as(name)
                        .isEqualTo(421);
            }
        }

        @Test
        void refusesAChangeFromAnotherOriginsPage() {
            assertThat(web.postFrom("https://evil.test", "/gallery/change").statusCode())
                    .isEqualTo(403);
            assertThat(web.postFrom("http://" + Web.SEAL, "/gallery/change").statusCode())
                    .isEqualTo(403);
            assertThat(web.postFrom("http://" + Web.ID, "/gallery/change").body())
                    .isEqualTo("changed");
        }
    }
}
