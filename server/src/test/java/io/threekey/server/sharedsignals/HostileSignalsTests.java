package io.threekey.server.sharedsignals;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.applications.AnApplication;
import io.threekey.server.federation.Partner;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What is pushed here that nobody should believe (RFC 8417, RFC 8935): it changes nothing, and is answered in the registered words. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class HostileSignalsTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    private AForeignSystem which(OnRevocation does, int people) {
        return AForeignSystem.which(does, people, somebody, clock).isDecidedIn(hospital);
    }

    private Visitor isIn(Staff.Member member) {
        var another = somebody.another();
        new Door(another).comesIn(member.authenticator());
        clock.advance(Duration.ofSeconds(2));
        return another;
    }

    private static boolean isStillIn(Visitor browser) {
        return browser.visits("/me").statusCode() == 200;
    }

    private List<String> outcomes(AForeignSystem system) {
        return system.outcomes(intruder);
    }

    private static void isRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Partner.field(answer, "err")).isEqualTo(error);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Nested
    class AHostileToken {

        private final AForeignSystem mdm = which(OnRevocation.END, 10);
        private final Staff.Member nurse = staff.nurse();
        private final Visitor browser = isIn(nurse);

        private void changesNothing() {
            assertThat(isStillIn(browser)).isTrue();
            assertThat(outcomes(mdm)).isEmpty();
        }

        @Test
        void withoutASignatureOrByASharedSecretIsRefused() throws JOSEException {
            var plain = new PlainJWT(mdm.revokes(nurse.person()).build()).serialize();
            isRefused(mdm.pushes(plain), "invalid_request");
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(new JOSEObjectType("secevent+jwt"))
                    .keyID("k1")
                    .build();
            var shared = new SignedJWT(header, mdm.revokes(nurse.person()).build());
            shared.sign(new MACSigner(mdm.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
            isRefused(mdm.pushes(shared.serialize()), "authentication_failed");
            changesNothing();
        }

        @Test
        void byAnotherKeyIsRefusedWhateverItCallsIt() {
            var other = new AForeignSystem(mdm.source(), AnApplication.key("k1"), somebody, clock);
            isRefused(other.pushes(other.revokes(nurse.person())), "authentication_failed");
            var unknown = new AForeignSystem(mdm.source(), AnApplication.key("k2"), somebody, clock);
            isRefused(unknown.pushes(unknown.revokes(nurse.person())), "invalid_key");
            isRefused(mdm.pushes(mdm.signed(mdm.revokes(nurse.person()), header -> header.keyID(null))), "invalid_key");
            changesNothing();
        }

        @Test
        void ofAnIssuerThatNobodyDecidedIsRefusedAndSoIsOneThatWasWithdrawn() {
            isRefused(
                    mdm.pushes(mdm.revokes(nurse.person()).issuer("https://mdm.elsewhere.example")), "invalid_issuer");
            isRefused(mdm.pushes(mdm.revokes(nurse.person()).issuer(null)), "invalid_issuer");
            mdm.isWithdrawnIn(hospital);
            isRefused(mdm.pushes(mdm.revokes(nurse.person())), "invalid_issuer");
            changesNothing();
        }

        @Test
        void thatIsMeantForSomebodyElseIsRefused() {
            isRefused(
                    mdm.pushes(mdm.revokes(nurse.person()).audience("https://other-hospital.example")),
                    "invalid_audience");
            isRefused(mdm.pushes(mdm.revokes(nurse.person()).audience(List.of())), "invalid_audience");
            changesNothing();
        }

        @Test
        void thatExpiredIsTooOldIsFromTheFutureOrHasNoNameIsRefused() {
            isRefused(mdm.pushes(mdm.revokes(nurse.person()).expirationTime(ago(1))), "invalid_request");
            isRefused(mdm.pushes(mdm.revokes(nurse.person()).issueTime(ago(86_400))), "invalid_request");
            isRefused(mdm.pushes(mdm.revokes(nurse.person()).issueTime(ago(-120))), "invalid_request");
            isRefused(mdm.pushes(mdm.revokes(nurse.person()).issueTime(null)), "invalid_request");
            isRefused(mdm.pushes(mdm.revokes(nurse.person()).jwtID(null)), "invalid_request");
            isRefused(mdm.pushes(mdm.revokes(nurse.person()).jwtID("a\u0000b")), "invalid_request");
            changesNothing();
        }

        private Date ago(long seconds) {
            return Date.from(clock.instant().minusSeconds(seconds));
        }

        @Test
        void ofAnotherKindIsRefused() {
            isRefused(
                    mdm.pushes(mdm.signed(mdm.revokes(nurse.person()), header -> header.type(JOSEObjectType.JWT))),
                    "invalid_request");
            isRefused(
                    mdm.pushes(
                            mdm.revokes(nurse.person()).subject(nurse.person().value())),
                    "invalid_request");
            isRefused(mdm.pushes(mdm.revokes(nurse.person()).claim("events", "all of them")), "invalid_request");
            isRefused(mdm.pushes(mdm.signed(mdm.revokes(nurse.person())), "application/json"), "invalid_request");
            changesNothing();
        }

        /** Whoever sent it would send it again for ever, were it answered as if it were our fault. */
        @Test
        void ofSomethingWhoseNameNobodyCanKeepIsRefusedInWords() {
            for (var name : List.of("a\u0000b", "session revoked", "", "x".repeat(600))) {
                var answer = mdm.pushes(mdm.revokes(nurse.person()).claim("events", Map.of(name, Map.of())));
                isRefused(answer, "invalid_request");
                assertThat(Partner.field(answer, "description")).contains("no name that is a URI");
            }
            changesNothing();
        }

        @Test
        void thatIsNoneOrHugeIsRefused() {
            for (var text : List.of("", ".", "..", "a.b.c", "{}", "\u0000", "e30.e30.e30", "x".repeat(1 << 17))) {
                isRefused(mdm.pushes(text), "invalid_request");
            }
            isRefused(mdm.pushes(mdm.revokes(nurse.person()).claim("padding", "x".repeat(1 << 17))), "invalid_request");
            changesNothing();
        }

        @Test
        void withASubjectThatIsNoneIsAboutNobody() {
            for (var subject : List.<Object>of("nobody", List.of(), Map.of(), Map.of("format", 7))) {
                mdm.pushes(mdm.revokes(nurse.person()).claim("sub_id", subject));
            }
            assertThat(isStillIn(browser)).isTrue();
            assertThat(outcomes(mdm)).doesNotContain("ended");
        }
    }
}
