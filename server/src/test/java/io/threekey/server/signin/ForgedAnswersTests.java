package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.charter.json.Fields;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.WhatStands;
import io.threekey.server.access.Origin;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Genuine answers in which one thing is another: each is refused for its own reason, and leaves everything as it was. Steps
 * are those of WebAuthn 7.2; the plain ones are in {@link HostileSignInTests}.
 */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class ForgedAnswersTests {

    private static final int FLAGS = 32;
    private static final byte ATTESTED = 0x40;
    private static final byte EXTENDED = (byte) 0x80;

    @Autowired
    Staff staff;

    @Autowired
    Ledger ledger;

    @Autowired
    Intruder intruder;

    @Autowired
    FoundedHospital hospital;

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

    /** The ledger's word, which nobody is told who tries. */
    private List<String> recordedOf(Staff.Member member) {
        return ledger.entriesOf(SignInEntries.REFUSED, member.person().value()).stream()
                .map(entry -> Fields.of(entry.payload(), entry.type()).text("detail"))
                .toList();
    }

    @Nested
    class AnOrigin {

        private final String ours = somebody.origin(Origin.ID);
        private final String host = ours.substring("http://".length());
        private final String port = host.substring(host.indexOf(':'));

        @AfterEach
        void changesNothing() {
            nothingChanged();
        }

        @Test
        void thatOnlyLooksLikeOursIsRefused() {
            for (var other : List.of(
                    ours.replace("http:", "https:"),
                    "http://id.localhost",
                    "http://id.localhost:1" + port.substring(1),
                    "http://evil." + host,
                    "http://localhost" + port,
                    "http://id.localhost.evil.example" + port,
                    "http://id-localhost" + port,
                    "http://id.localhost." + port,
                    "http://1d.localhost" + port,
                    "http://\u0456d.localhost" + port, // a Cyrillic letter
                    "http://xn--d-7sb.localhost" + port,
                    "http://id.localhost@evil.example",
                    "http://evil.example#" + host,
                    "http://evil.example?" + host,
                    ours + ".evil.example")) {
                isRefused(behaviour -> behaviour.origin(other), "EGRET-58");
            }
            assertThat(recordedOf(nurse)).isEmpty(); // of a page elsewhere, nothing is put down to her
        }

        @Test
        void thatIsNoneIsRefused() {
            for (var none : List.of("null", "about:blank", "android:apk-key-hash:MTIz", "data:,", "*")) {
                isRefused(behaviour -> behaviour.origin(none), "EGRET-58");
            }
            isRefused(behaviour -> behaviour.origin("file://"), "PLOVER-61");
        }

        @Test
        void ofAPageThatOursOrAnotherOneEmbedsIsRefused() {
            isRefused(behaviour -> behaviour.topOrigin(ours), "EGRET-58");
            isRefused(behaviour -> behaviour.crossOrigin().topOrigin("https://evil.example"), "EGRET-58");
        }
    }

    @Nested
    class ADevice {

        @AfterEach
        void changesNothing() {
            nothingChanged();
        }

        @Test
        void thatSignedForAnotherNameThanOursIsRefused() {
            for (var other : List.of("localhost", "evil.id.localhost", "id.localhost.", "ID.localhost", "", "evil")) {
                isRefused(behaviour -> behaviour.relyingParty(other), "EGRET-58");
            }
        }

        @Test
        void thatDidNotSeeAnybodyIsRefusedThoughItSaysThatItKnowsThem() {
            isRefused(Behaviour::withoutUserPresence, "JAY-31");
            isRefused(behaviour -> behaviour.withoutUserPresence().withoutUserVerification(), "JAY-31");
        }

        @Test
        void whoseKeyCouldBeCopiedAndNowCannotIsRefused() {
            var copied = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
            staff.register(nurse.person(), copied, "My phone");
            before = WhatStands.now(intruder);
            var sealed = copied.behaving(behaviour -> behaviour.authenticatorData(data -> flags(data, (byte) 0x05)));

            isRefused(door.comesIn(sealed), "MARTIN-93");
            isRefused(Behaviour::backupEligible, "MARTIN-93");
            isRefused(behaviour -> behaviour.backupEligible().backedUp(), "MARTIN-93");
            assertThat(recordedOf(nurse))
                    .containsOnly("backup-eligibility-changed")
                    .hasSize(3);
        }

        @Test
        void whoseWordsAreTooShortOrTooLongIsRefused() {
            for (UnaryOperator<byte[]> odd : List.<UnaryOperator<byte[]>>of(
                    data -> new byte[0],
                    data -> Arrays.copyOf(data, 36),
                    data -> Arrays.copyOf(data, 38),
                    data -> Arrays.copyOf(data, 60_000),
                    data -> flags(data, (byte) (data[FLAGS] | ATTESTED)),
                    data -> flags(data, (byte) (data[FLAGS] | EXTENDED)),
                    data -> attested(data, (byte) 0xff),
                    data -> attested(data, (byte) 0x00))) {
                isRefused(behaviour -> behaviour.authenticatorData(odd), "PLOVER-61");
            }
        }

        private static byte[] flags(byte[] data, byte flags) {
            var other = data.clone();
            other[FLAGS] = flags;
            return other;
        }

        /** With a credential of its own, which no assertion brings, and a length that is not there. */
        private static byte[] attested(byte[] data, byte length) {
            var other = Arrays.copyOf(flags(data, (byte) (data[FLAGS] | ATTESTED)), 37 + 18 + 8);
            other[37 + 16] = length;
            other[37 + 17] = length;
            return other;
        }
    }

    @Nested
    class ABrowser {

        @AfterEach
        void changesNothing() {
            nothingChanged();
        }

        @Test
        void whoseWordsAreNoneIsRefused() {
            for (var words : List.of(
                    "",
                    "null",
                    "[]",
                    "{}",
                    "{\"type\":\"webauthn.get\"}",
                    "{\"type\":\"webauthn.get\",\"challenge\":null,\"origin\":null}",
                    "{\"type\":\"webauthn.get\",\"challenge\":7,\"origin\":[]}",
                    "\ufeff{}",
                    "{".repeat(5_000),
                    "\"".repeat(5_000))) {
                isRefused(
                        behaviour -> behaviour.clientData(data -> words.getBytes(StandardCharsets.UTF_8)), "PLOVER-61");
            }
            isRefused(behaviour -> behaviour.clientData(data -> new byte[] {(byte) 0xff, 0, (byte) 0xc0}), "PLOVER-61");
        }
    }
}
