package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Inbox;
import io.threekey.server.people.People;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever may ends everything that somebody else is in, and that one is told. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class EndingForSomebodyTests {

    @Autowired
    Staff staff;

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    EndingForSomebody ending;

    @Autowired
    WordOfEnds ends;

    @Autowired
    Authenticators authenticators;

    @Autowired
    Inbox inbox;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    People people;

    @Autowired
    Ledger ledger;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor visitors;

    private Staff.Member nurse;
    private Visitor ward;
    private Visitor phone;

    @BeforeEach
    void aNurseIsInAtTwoPlaces() {
        hospital.security(); // whoever asks first founds it
        nurse = staff.nurse();
        ward = isIn(nurse.authenticator());
        phone = isIn(nurse.authenticator());
    }

    @Nested
    class AHolderOfASeatOfSecurity {

        @Test
        void endsAllOfThemInOneActThatStandsInTheRecord() {
            var answer = ends(seat("security"), nurse.person().value(), "key-lost");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("2 sessions of Person", "Their keys still let in whoever holds one")
                    .contains("with another key of theirs", "take it back for them below", "Blue key");
            assertThat(ward.visits("/me").statusCode()).isEqualTo(303);
            assertThat(phone.visits("/me").statusCode()).isEqualTo(303);
            assertThat(acts()).singleElement().satisfies(entry -> {
                assertThat(entry.get("by"))
                        .contains(new JsonText(hospital.security().person().value()));
                assertThat(entry.get("reason")).contains(new JsonText("key-lost"));
                assertThat(entry.get("sessions")).contains(new JsonInteger(2));
            });
            assertThat(ledger.entriesOf(
                            SignInEntries.SESSION_ENDED, nurse.person().value()))
                    .hasSize(2)
                    .allSatisfy(
                            entry -> assertThat(entry.payload().get("why")).contains(new JsonText("for-the-person")))
                    .extracting(
                            entry -> Fields.of(entry.payload(), entry.type()).text("session"))
                    .containsExactlyInAnyOrderElementsOf(
                            Fields.of(acts().getFirst(), "the act").texts("ended"));
        }

        @Test
        void takesBackTheKeyThatIsGoneAndItsOwnerIsTold() {
            var security = seat("security");
            ends(security, nurse.person().value(), "key-lost");

            assertThat(takesBack(security, nurse.passkey().id()))
                    .satisfies(page -> assertThat(page.body()).contains("“Blue key” lets nobody in any more"));
            assertThat(authenticators.isRevoked(nurse.passkey().id())).isTrue();
            assertThat(new Door(visitors.another())
                            .comesIn(nurse.authenticator())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(inbox.of(nurse.person()))
                    .anySatisfy(told -> assertThat(told.code()).isEqualTo("key.went"));
            assertThat(ledger.newestOf(
                            SignInEntries.KEY_TAKEN_BACK_FOR_THE_PERSON,
                            nurse.person().value(),
                            2))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.payload().get("by"))
                            .contains(new JsonText(hospital.security().person().value())));
        }

        @Test
        void takesBackNoKeyTwiceAndNoneThatNobodyHas() {
            var security = seat("security");
            takesBack(security, nurse.passkey().id());
            assertThat(takesBack(security, nurse.passkey().id()).body()).contains("GREBE-32");
            assertThat(takesBack(security, "nobodys").body()).contains("GREBE-32");
            assertThat(takesBack(security, staff.nurse().passkey().id()).body()).contains("GREBE-32");
        }

        @Test
        void isStoppedWhereItWouldShutAWardOut() {
            clock.advance(Duration.ofHours(1).plusMinutes(1));
            var security = seat("security");
            IntStream.range(0, TakingKeysBack.MOST_IN_AN_HOUR)
                    .mapToObj(any -> staff.nurse())
                    .forEach(each -> assertThat(takesBack(
                                            security,
                                            each.person(),
                                            each.passkey().id())
                                    .statusCode())
                            .isEqualTo(200));

            assertThat(takesBack(security, nurse.passkey().id()).body()).contains("GREBE-36");
            assertThat(authenticators.isRevoked(nurse.passkey().id())).isFalse();
            clock.advance(Duration.ofHours(1).plusMinutes(1));
            assertThat(takesBack(seat("security"), nurse.passkey().id()).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void whoeverFindsTheirScreenTakesNothingBack() {
            var security = seat("security");
            for (var minutes : List.of(4, 4, 3)) {
                clock.advance(Duration.ofMinutes(minutes));
                security.visits("/me");
            }

            assertThat(takesBack(security, nurse.passkey().id()).body()).contains("GREBE-44", "then=%2Fsessions%3Fof");
            assertThat(authenticators.isRevoked(nurse.passkey().id())).isFalse();
        }

        @Test
        void readsNothingOfAnActThatWasRecordedBeforeItsSessionsWere() {
            var security = hospital.security().person();
            ends(seat("security"), nurse.person().value(), "misuse");
            assertThat(ends.afterAct(security, nurse.person())).isPresent();
            clock.advance(Duration.ofSeconds(1));
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> ledger.append(
                            SignInEntries.ENDED_FOR_THE_PERSON,
                            nurse.person().value(),
                            Json.object()
                                    .put("person", nurse.person().value())
                                    .put("by", security.value())
                                    .put("reason", "misuse")
                                    .put("sessions", 1)
                                    .build()));

            assertThat(ends.afterAct(security, nurse.person())).isEmpty();
        }

        @Test
        void endsNobodyElses() {
            var colleague = isIn(staff.nurse().authenticator());
            var owner = seat("security");
            ends(owner, nurse.person().value(), "misuse");

            assertThat(colleague.visits("/me").statusCode()).isEqualTo(200);
            assertThat(owner.visits("/me").statusCode()).isEqualTo(200);
        }

        @Test
        void isAskedWhomTheyMeanWhereSeveralHaveTheName() {
            var one = staff.namesakeOf(nurse, "Ada Twin");
            var other = staff.namesakeOf(nurse, "Ada Twin");
            var answer = ends(seat("security"), "Ada Twin", "misuse");

            assertThat(answer.body())
                    .contains("Nothing was ended yet: choose one", "<option value=\"\">Choose the person")
                    .contains("<option value=\"" + one + "\"", "<option value=\"" + other + "\"");
            assertThat(acts(one)).isEmpty();
            assertThat(ends(seat("security"), "", "misuse").body()).contains("GANNET-45");
        }

        @Test
        void typesMoreWhereMoreHaveTheNameThanAreShown() {
            var exactly = staff.namesakeOf(nurse, "Zoe Crowd");
            for (var number = 10; number < 23; number++) {
                staff.namesakeOf(nurse, "A" + number + " Zoe Crowd");
            }
            var answer = ends(seat("security"), "zoe crowd", "misuse").body();

            assertThat(answer)
                    .contains("may mean more than these 12 people. Nothing was ended yet: type more of the name")
                    .contains("name=\"person\" value=\"zoe crowd\"", "<code>" + exactly + "</code>", "A20 Zoe Crowd")
                    .doesNotContain("A21 Zoe Crowd");
            assertThat(ends(seat("security"), exactly.value(), "misuse").body()).contains("was not in anywhere");
        }

        @Test
        void isUnderstoodByAnIdHoweverManyHaveItInTheirName() {
            for (var number = 10; number < 23; number++) {
                staff.namesakeOf(nurse, "A" + number + " " + nurse.person().value());
            }
            ends(seat("security"), nurse.person().value(), "misuse");

            assertThat(ward.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void isAskedWhetherItIsTheOneOnlyWhoseNameIsLonger() {
            var name = people.find(nurse.person()).orElseThrow().name();
            var answer = ends(seat("security"), name.substring(1), "misuse");

            assertThat(answer.body()).contains("Nothing was ended yet: choose one", name);
            assertThat(ward.visits("/me").statusCode()).isEqualTo(200);
            ends(seat("security"), " " + name.toLowerCase(Locale.ROOT), "misuse");
            assertThat(ward.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void isToldWhereNobodyWasInAndItIsRecordedAllTheSame() {
            var away = staff.nurse();

            assertThat(ends(seat("security"), away.person().value(), "left").body())
                    .contains("was not in anywhere");
            assertThat(ledger.entriesOf(
                            SignInEntries.ENDED_FOR_THE_PERSON, away.person().value()))
                    .hasSize(1);
        }

        @Test
        void endsNothingWithoutAReasonThatThereIs() {
            for (var reason : List.of("", "other", "KEY_LOST", "<b>")) {
                var answer = ends(seat("security"), nurse.person().value(), reason);
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("SANDERLING-38");
            }
            assertThat(ward.visits("/me").statusCode()).isEqualTo(200);
            assertThat(acts()).isEmpty();
        }

        @Test
        void endsNothingOfSomebodyWhomNobodyKnows() {
            for (var whose : List.of("", "nobody-of-that-name", "../etc", "'; drop table signin_session")) {
                assertThat(ends(seat("security"), whose, "misuse").body()).contains("GANNET-45");
            }
            assertThat(ward.visits("/me").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class Others {

        @Test
        void whoHoldASeatOfIamMayDoItToo() {
            ends(seat("iam"), nurse.person().value(), "asked");

            assertThat(ward.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void whoHoldAnotherSeatMayNot() {
            var clinical = seat("clinical-operations");

            assertThat(clinical.visits("/sessions").body()).contains("Others do this");
            var answer = ends(clinical, nurse.person().value(), "misuse");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("FULMAR-19");
            assertThat(takesBack(seat("clinical-operations"), nurse.passkey().id())
                            .body())
                    .contains("FULMAR-19");
            assertThat(authenticators.isRevoked(nurse.passkey().id())).isFalse();
            assertThat(ward.visits("/me").statusCode()).isEqualTo(200);
            assertThat(acts()).isEmpty();
        }

        @Test
        void whoHoldNoSeatDoNotComeThere() {
            var colleague = isIn(staff.nurse().authenticator());

            assertThat(colleague.visits("/sessions").statusCode()).isEqualTo(403);
            assertThat(ends(colleague, nurse.person().value(), "misuse").statusCode())
                    .isEqualTo(403);
            assertThat(ward.visits("/me").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class ThePerson {

        @Test
        void readsWhoDidItAndWhyTheNextTimeTheyComeInAndOnlyThen() {
            clock.advance(Duration.ofSeconds(1));
            ends(seat("security"), nurse.person().value(), "key-lost");
            clock.advance(Duration.ofSeconds(1));
            var browser = isIn(nurse.authenticator());

            assertThat(browser.visits("/").body() + browser.visits("/me").body())
                    .containsOnlyOnce(hospital.security().name() + " ended everything you were in")
                    .contains("A key or badge of yours is gone", "call the service desk");
            clock.advance(Duration.ofSeconds(1));
            assertThat(isIn(nurse.authenticator()).visits("/me").body()).doesNotContain("ended everything");
        }

        @Test
        void findsItForAMonthWhereTheySeeWhereTheyAreIn() {
            ends(seat("security"), nurse.person().value(), "misuse");

            assertThat(isIn(nurse.authenticator()).visits("/me/sessions").body())
                    .contains(
                            hospital.security().name() + " ended everything you were in",
                            "Somebody else may have been in under your name");
            assertThat(ending.latestFor(nurse.person(), clock.instant())).isEmpty();
        }

        @Test
        void isToldNothingWhereNothingWasDone() {
            assertThat(isIn(staff.nurse().authenticator()).visits("/me").body()).doesNotContain("ended everything");
        }

        @Test
        void comesInAgainWithTheirKey() {
            ends(seat("security"), nurse.person().value(), "asked");

            assertThat(isIn(nurse.authenticator()).visits("/me").statusCode()).isEqualTo(200);
        }
    }

    private Visitor seat(String seat) {
        return isIn(hospital.holderOf(seat).passkey());
    }

    private Visitor isIn(SoftwareAuthenticator key) {
        var browser = visitors.another();
        assertThat(new Door(browser).comesIn(key).statusCode()).isEqualTo(303);
        return browser;
    }

    private static HttpResponse<String> ends(Visitor by, String person, String reason) {
        return by.submits(Origin.ID, "/sessions", Map.of("person", person, "reason", reason));
    }

    private HttpResponse<String> takesBack(Visitor by, String key) {
        return takesBack(by, nurse.person(), key);
    }

    private HttpResponse<String> takesBack(Visitor by, PersonId of, String key) {
        return by.submits(Origin.ID, "/sessions/keys", Map.of("of", of.value(), "key", key));
    }

    private List<JsonObject> acts() {
        return acts(nurse.person());
    }

    private List<JsonObject> acts(PersonId person) {
        return ledger.entriesOf(SignInEntries.ENDED_FOR_THE_PERSON, person.value()).stream()
                .map(entry -> entry.payload())
                .toList();
    }
}
