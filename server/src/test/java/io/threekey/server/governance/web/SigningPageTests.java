package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.ActStatement;
import io.threekey.charter.ProposalId;
import io.threekey.charter.UseCase;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.SeatHolder;
import io.threekey.testkit.HeldClock;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Signing as requests arrive: over HTTP, on both origins, from whoever sends them. */
@ServerTest
@Import(AFoundedHospital.class)
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class SigningPageTests {

    private static int minutes = 100;

    private final ObjectProvider<AFoundedHospital> hospitals;
    private final Visitor visitor;
    private final HeldClock clock;
    private final Intruder intruder;
    private final ActTickets tickets;

    @Autowired
    SigningPageTests(
            ObjectProvider<AFoundedHospital> hospitals,
            Visitor visitor,
            HeldClock clock,
            Intruder intruder,
            ActTickets tickets) {
        this.hospitals = hospitals;
        this.visitor = visitor.another();
        this.clock = clock;
        this.intruder = intruder;
        this.tickets = tickets;
    }

    static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(code);
    }

    @Nested
    @Order(1)
    class ATicket {

        private final AFoundedHospital hospital = hospitals.getObject();
        private ProposalId proposal = new ProposalId("none");

        @BeforeEach
        void propose() {
            clock.advance(Duration.ofMinutes(1));
            proposal = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, AFoundedHospital.limits(10, ++minutes));
        }

        private ActStatement draftOf(SeatHolder owner) {
            return owner.draftsSignature(proposal);
        }

        private HttpResponse<String> posts(String ticket, String answer) {
            return visitor.submits(Origin.SEAL, "/acts", Map.of("ticket", ticket, "answer", answer));
        }

        private void assertNothingWasSigned() {
            assertThat(hospital.caseOf(proposal).acts()).isEmpty();
        }

        @Test
        void takesASignedInOwnerToThePageWhereTheirKeySigns() {
            var owner = hospital.iam();
            new Door(visitor).comesIn(owner.passkey());
            var onwards = visitor.submits(Origin.ID, "/proposals/" + proposal + "/acts", Map.of("act", "sign"));
            assertThat(onwards.statusCode()).isEqualTo(303);
            var location = URI.create(onwards.headers().firstValue("Location").orElseThrow());
            assertThat(location.toString()).startsWith(visitor.origin(Origin.SEAL) + "/acts?ticket=");
            var ticket = location.getQuery().substring("ticket=".length());

            var page = visitor.visits(Origin.SEAL, "/acts?ticket=" + ticket);
            assertThat(page.statusCode()).isEqualTo(200);
            var statement =
                    ActStatement.parse(tickets.open(ticket).orElseThrow().statement());
            var done = posts(ticket, owner.answers(owner.firstKey(), statement));

            assertThat(done.statusCode()).isEqualTo(303);
            assertThat(done.headers().firstValue("Location"))
                    .contains(visitor.origin(Origin.ID) + "/proposals/" + proposal);
            assertThat(hospital.caseOf(proposal).acts()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "x",
                    "AAAA",
                    "%01",
                    "null",
                    "%7B%7D",
                    "../../etc",
                    "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw"
                })
        void thatIsMalformedOpensNothing(String ticket) {
            assertRefused(visitor.visits(Origin.SEAL, "/acts?ticket=" + ticket), 410, "OAK-14");
            assertRefused(posts(ticket, "{}"), 410, "OAK-14");
        }

        @Test
        void thatWasTamperedWithOpensNothing() {
            var ticket = tickets.seal(proposal, draftOf(hospital.iam()));
            for (var at : new int[] {0, 10, ticket.length() / 2, ticket.length() - 2}) {
                var other = ticket.charAt(at) == 'A' ? 'B' : 'A';
                var tampered = ticket.substring(0, at) + other + ticket.substring(at + 1);

                assertRefused(visitor.visits(Origin.SEAL, "/acts?ticket=" + tampered), 410, "OAK-14");
            }
        }

        @Test
        void isGoodForFifteenMinutes() {
            var draft = draftOf(hospital.iam());
            var ticket = tickets.seal(proposal, draft);
            var answer = hospital.iam().answers(hospital.iam().firstKey(), draft);
            clock.advance(Duration.ofMinutes(15));

            assertRefused(visitor.visits(Origin.SEAL, "/acts?ticket=" + ticket), 410, "OAK-14");
            assertRefused(posts(ticket, answer), 410, "OAK-14");
            assertNothingWasSigned();
        }

        @Test
        void ofAnotherSeatIsOfNoUseToThisOne() {
            var iams = draftOf(hospital.iam());
            var ticket = tickets.seal(proposal, iams);
            var security = hospital.security();

            assertRefused(posts(ticket, security.answers(security.firstKey(), iams)), 409, "OAK-27");
            assertRefused(posts(ticket, security.answers(security.firstKey(), draftOf(security))), 409, "OAK-27");
            assertNothingWasSigned();
        }

        @Test
        void isNotSignedByASignInPasskey() {
            var draft = draftOf(hospital.iam());
            var passkey = hospital.iam().passkey();
            var pretending = passkey.behaving(
                    key -> key.credential(passkey.credentials().getFirst().id()).relyingParty("seal.localhost"));

            assertRefused(
                    posts(tickets.seal(proposal, draft), hospital.iam().answers(pretending, draft)), 409, "OAK-27");
            assertNothingWasSigned();
        }

        @Test
        void isNotUsedTwice() {
            var draft = draftOf(hospital.iam());
            var ticket = tickets.seal(proposal, draft);
            var answer = hospital.iam().answers(hospital.iam().firstKey(), draft);
            assertThat(posts(ticket, answer).statusCode()).isEqualTo(303);

            assertRefused(posts(ticket, answer), 409, "OAK-31");
            assertThat(hospital.caseOf(proposal).acts()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "x",
                    "null",
                    "[]",
                    "{}",
                    "1",
                    "{\"rawId\":\"*\"}",
                    "{\"rawId\":{},\"response\":[]}",
                    "{\"rawId\":\"AA\",\"response\":{\"signature\":\"====\"}}",
                    "{\"rawId\":null,\"response\":null}"
                })
        void isNotSignedByAnAnswerThatIsNone(String answer) {
            var refused = posts(tickets.seal(proposal, draftOf(hospital.iam())), answer);

            assertThat(refused.statusCode()).isIn(400, 409);
            assertThat(refused.body()).containsAnyOf("OAK-14", "OAK-27");
            assertNothingWasSigned();
        }

        @Test
        void isNotOpenedOnTheSignInOrigin() {
            var ticket = tickets.seal(proposal, draftOf(hospital.iam()));

            assertThat(visitor.visits(Origin.ID, "/acts?ticket=" + ticket).statusCode())
                    .isEqualTo(404);
        }

        @Test
        void isNotTakenFromAPageElsewhere() {
            var draft = draftOf(hospital.iam());
            var request = visitor.request(Origin.SEAL, "/acts")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", "https://evil.example")
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(BodyPublishers.ofString("ticket="
                            + tickets.seal(proposal, draft) + "&answer="
                            + URLEncoder.encode(
                                    hospital.iam().answers(hospital.iam().firstKey(), draft), StandardCharsets.UTF_8)));

            assertThat(visitor.send(request).statusCode()).isEqualTo(403);
            assertNothingWasSigned();
        }

        @Test
        void isNotGivenToSomebodyWhoIsNotSignedIn() {
            var response =
                    visitor.another().submits(Origin.ID, "/proposals/" + proposal + "/acts", Map.of("act", "sign"));

            assertThat(response.statusCode()).isIn(302, 303, 401);
            assertThat(response.headers().firstValue("Location").orElse("")).doesNotContain("ticket=");
        }
    }

    @Nested
    @Order(2)
    class AnIntrudersTraces {

        private final AFoundedHospital hospital = hospitals.getObject();

        @Test
        void areSaidOnEveryPageUntilTheyAreGone() throws InterruptedException {
            new Door(visitor).comesIn(hospital.security().passkey());
            var waiting = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, AFoundedHospital.limits(9, 77));
            var edit = "update governance_proposal set bytes ="
                    + " convert_to(replace(convert_from(bytes, 'UTF8'), '%s', '%s'), 'UTF8') where id = 'founding'";
            intruder.runs(edit.formatted("\"atLeast\":3", "\"atLeast\":1"));

            assertThat(eventuallyOn("/policies", true)).isTrue();
            assertThat(hospital.iam()
                            .wantsTo(waiting, ActKind.SIGN, Optional.empty())
                            .toString())
                    .contains("governance.in-doubt");

            assertThat(visitor.visits("/proposals/" + waiting).body()).doesNotContain("name=\"act\"");
            assertThat(visitor.visits("/policies").body()).doesNotContain("/proposals/new");

            intruder.runs(edit.formatted("\"atLeast\":1", "\"atLeast\":3"));

            assertThat(eventuallyOn("/policies", false)).isTrue();
        }

        @Test
        void thatAreNoProposalLeaveThePagesStanding() {
            new Door(visitor).comesIn(hospital.security().passkey());
            intruder.runs("insert into governance_proposal values ('rubbish', 'x', now() + interval '1 year')");

            assertThat(visitor.visits("/decisions").statusCode()).isEqualTo(200);
            assertThat(visitor.visits("/proposals/rubbish").statusCode()).isEqualTo(404);
        }

        private boolean eventuallyOn(String path, boolean alerted) throws InterruptedException {
            for (var look = 0; look < 40; look++) {
                clock.advance(Duration.ofSeconds(3));
                var page = visitor.visits(path);
                assertThat(page.statusCode()).isEqualTo(200);
                if (page.body().contains("Decisions are stopped") == alerted) {
                    return true;
                }
                Thread.sleep(50);
            }
            return false;
        }
    }
}
