package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Fields;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.WhatStands;
import io.threekey.server.access.Origin;
import io.threekey.server.keys.SealedChallenges;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers of one key or question in the place of another's (WebAuthn 7.2); the plain ones are in {@link HostileSignInTests}. */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class BorrowedAnswersTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Staff staff;

    @Autowired
    Ledger ledger;

    @Autowired
    Intruder intruder;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    SealedChallenges challenges;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private Visitor visitor;
    private Door door;
    private Staff.Member nurse;
    private WhatStands before;

    @BeforeEach
    void aNurseHasAKey() {
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(10, 480).document());
        visitor = somebody.another();
        door = new Door(visitor);
        nurse = staff.nurse();
        before = WhatStands.now(intruder);
    }

    private void isRefused(UnaryOperator<Behaviour> forged, String code) {
        isRefused(door.comesIn(nurse.authenticator(), forged), code);
    }

    private void isRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains(code);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("threekey="));
        assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
    }

    /** What each group of refusals ends with. */
    private void nothingChanged() {
        before.isStillSo(intruder);
    }

    /** What the browser brings back, changed where nothing is signed. */
    private HttpResponse<String> brings(SoftwareAuthenticator key, Consumer<ObjectNode> change) {
        var asked = door.knock();
        var answer = (ObjectNode) JSON.readTree(key.get(asked.options(), visitor.origin(Origin.ID)));
        change.accept(answer);
        return door.answer(asked, answer.toString());
    }

    private HttpResponse<String> brings(Consumer<ObjectNode> change) {
        return brings(nurse.authenticator(), change);
    }

    private static ObjectNode response(ObjectNode answer) {
        return (ObjectNode) answer.required("response");
    }

    /** The ledger's word, which nobody is told who tries. */
    private List<String> recordedOf(Staff.Member member) {
        return ledger.entriesOf(SignInEntries.REFUSED, member.person().value()).stream()
                .map(entry -> Fields.of(entry.payload(), entry.type()).text("detail"))
                .toList();
    }

    @Nested
    class AKey {

        private final Staff.Member colleague = staff.nurse();

        @BeforeEach
        void hasAColleague() {
            before = WhatStands.now(intruder);
        }

        @AfterEach
        void changesNothing() {
            nothingChanged();
        }

        @Test
        void thatSaysItIsAColleaguesIsRefused() {
            isRefused(brings(answer -> named(answer, colleague)), "HERON-42");
            isRefused(
                    brings(answer -> {
                        named(answer, colleague);
                        response(answer).put("userHandle", colleague.passkey().userHandle());
                    }),
                    "HERON-42");
            assertThat(recordedOf(colleague)).containsExactly("user-handle-differs", "signature-does-not-hold");
        }

        @Test
        void thatSaysItIsOursButAColleagueBringsItIsRefused() {
            isRefused(
                    brings(answer -> response(answer)
                            .put("userHandle", colleague.passkey().userHandle())),
                    "HERON-42");
            assertThat(recordedOf(nurse)).containsExactly("user-handle-differs");
        }

        @Test
        void thatDoesNotSayWhoseItIsIsRefused() {
            isRefused(brings(answer -> response(answer).remove("userHandle")), "HERON-42");
            isRefused(brings(answer -> response(answer).putNull("userHandle")), "HERON-42");
            isRefused(brings(answer -> response(answer).put("userHandle", "")), "HERON-42");
            assertThat(recordedOf(nurse)).containsOnly("user-handle-differs");
        }

        private void named(ObjectNode answer, Staff.Member other) {
            answer.put("id", other.passkey().id());
            answer.put("rawId", other.passkey().id());
        }
    }

    @Nested
    class ASignature {

        /** What an ES256 key never makes, whatever algorithm the forger hopes for. */
        @AfterEach
        void changesNothing() {
            nothingChanged();
        }

        @Test
        void ofAnotherFormOrAlgorithmIsRefused() {
            var forms = Stream.of(
                    new byte[0],
                    new byte[1],
                    new byte[64], // as EdDSA or JOSE would have it
                    new byte[256], // as RSA would
                    new byte[5_000],
                    bytes(0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00), // r = s = 0 (CVE-2022-21449)
                    bytes(0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01),
                    bytes(0x30, 0x80, 0x00, 0x00),
                    bytes(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff));
            forms.forEach(form -> {
                isRefused(brings(answer -> response(answer).put("signature", Base64Url.encode(form))), "HERON-42");
                clock.advance(WrongAnswers.A_MINUTE); // more of a minute are recorded by their number
            });
            assertThat(recordedOf(nurse))
                    .containsOnly("signature-does-not-hold")
                    .hasSize(9);
        }

        @Test
        void withBytesAfterItIsRefused() {
            isRefused(
                    brings(answer -> {
                        var genuine = Base64Url.decode(
                                response(answer).required("signature").asString());
                        response(answer).put("signature", Base64Url.encode(Arrays.copyOf(genuine, genuine.length + 1)));
                    }),
                    "HERON-42");
        }

        @Test
        void ofAnotherQuestionIsRefused() {
            var asked = door.knock();
            var other = (ObjectNode)
                    JSON.readTree(nurse.authenticator().get(door.knock().options(), visitor.origin(Origin.ID)));
            var mine =
                    (ObjectNode) JSON.readTree(nurse.authenticator().get(asked.options(), visitor.origin(Origin.ID)));
            response(mine).set("signature", response(other).required("signature"));

            isRefused(door.answer(asked, mine.toString()), "HERON-42");
        }

        private static byte[] bytes(int... values) {
            var bytes = new byte[values.length];
            for (var i = 0; i < values.length; i++) {
                bytes[i] = (byte) values[i];
            }
            return bytes;
        }
    }

    @Nested
    class AChallenge {

        @Test
        void thatWasGivenForSomethingElseLetsNobodyIn() {
            var browser = doorSecret();
            for (var purpose :
                    List.of("add-passkey", "founding passkey", "offered decision key", "Sign-in", "sign-in ", "")) {
                isRefused(answered(challenges.issue(purpose, browser)), "GULL-17");
            }
            isRefused(answered(challenges.issue("sign-in", "")), "GULL-17");
            isRefused(answered(challenges.issue("sign-in", browser.toUpperCase(Locale.ROOT))), "GULL-17");
            assertThat(answered(challenges.issue("sign-in", browser)).statusCode())
                    .isEqualTo(303); // so it was the purpose
        }

        @Test
        void thatSeveralAnswerAtOnceLetsOneIn() throws Exception {
            var asked = door.knock();
            var answer = nurse.authenticator().get(asked.options(), visitor.origin(Origin.ID));
            try (var threads = Executors.newFixedThreadPool(6)) {
                Callable<HttpResponse<String>> answering = () -> door.answer(asked, answer);
                var answers = threads.invokeAll(Collections.nCopies(6, answering)).stream()
                        .map(one -> one.resultNow())
                        .toList();
                assertThat(answers).filteredOn(one -> one.statusCode() == 303).hasSize(1);
                assertThat(answers)
                        .filteredOn(one -> one.statusCode() == 403)
                        .hasSize(5)
                        .allSatisfy(one -> assertThat(one.body()).contains("TERN-23"));
            }
            assertThat(intruder.reads(
                            "select 1 from signin_session where person = ?",
                            nurse.person().value()))
                    .hasSize(1);
        }

        @Test
        void thatWasAnsweredWronglyIsNotThereForASecondTry() {
            var asked = door.knock();
            var wrong = nurse.authenticator().behaving(Behaviour::signatureOverOtherBytes);
            isRefused(door.answer(asked, wrong.get(asked.options(), visitor.origin(Origin.ID))), "HERON-42");
            isRefused(
                    door.answer(asked, nurse.authenticator().get(asked.options(), visitor.origin(Origin.ID))),
                    "TERN-23");
        }

        private HttpResponse<String> answered(SealedChallenges.Issued issued) {
            var options = "{\"challenge\":\"%s\",\"rpId\":\"id.localhost\",\"allowCredentials\":[]}"
                    .formatted(Base64Url.encode(issued.challenge()));
            return door.answer(
                    new Door.Asked(options, issued.sealed()),
                    nurse.authenticator().get(options, visitor.origin(Origin.ID)));
        }

        /** What ties questions to this browser, which its owner can read. */
        private String doorSecret() {
            return visitor.visits("/sign-in?again").headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("threekey-door="))
                    .map(cookie -> cookie.substring("threekey-door=".length(), cookie.indexOf(';')))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** WebAuthn 7.2 step 22: a signal, and no reason to keep somebody from the bedside. */
    @Nested
    class ACopyOfAKey {

        @Test
        void isNoticedEachTimeItsCounterDoesNotGoOn() {
            assertThat(counts(1_000)).isEqualTo(303);
            assertThat(counts(1_000)).as("stood still").isEqualTo(303);
            assertThat(counts(6)).as("went back").isEqualTo(303);
            assertThat(counts(0)).as("says nothing any more").isEqualTo(303);

            assertThat(ledger
                            .entriesOf(
                                    SignInEntries.COUNTER_WENT_BACK,
                                    nurse.person().value())
                            .stream()
                            .map(entry -> Fields.of(entry.payload(), entry.type()))
                            .map(fields -> fields.text("passkey")))
                    .hasSize(3)
                    .containsOnly(nurse.passkey().id());
        }

        private int counts(long to) {
            return door.comesIn(nurse.authenticator(), behaviour -> behaviour.counter(to))
                    .statusCode();
        }
    }
}
