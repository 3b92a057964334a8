package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.threekey.charter.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By the words of OpenID Connect Back-Channel Logout 1.0, 2.4. */
class LogoutTokenTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final EndToTell END = new EndToTell("chart", "a-session", new PersonId("ann"));

    private final JWTClaimsSet claims = LogoutToken.claims("https://id.example", END, "an-id", NOW);

    @Test
    void isExplicitlyTypedSoThatItIsTakenForNoOtherKindOfToken() {
        assertThat(LogoutToken.TYPE.getType()).isEqualTo("logout+jwt");
    }

    @Test
    void saysWhoTellsWhomWhenAndUnderWhichId() {
        assertThat(claims.getIssuer()).isEqualTo("https://id.example");
        assertThat(claims.getAudience()).containsExactly("chart");
        assertThat(claims.getIssueTime()).isEqualTo(NOW);
        assertThat(claims.getJWTID()).isEqualTo("an-id");
    }

    @Test
    void expiresNoLaterThanTwoMinutesInTheFuture() {
        assertThat(Duration.between(NOW, claims.getExpirationTime().toInstant()))
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void namesTheEventWithAnEmptyObject() {
        assertThat(claims.getClaim("events"))
                .isEqualTo(Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    @Test
    void saysWhoseSessionItWasByBothNames() {
        assertThat(claims.getSubject()).isEqualTo("ann");
        assertThat(claims.getClaim("sid")).isEqualTo(Tokens.sid("chart", "a-session"));
    }

    @Test
    void hasNoNonceAndNothingElse() {
        assertThat(claims.getClaims()).containsOnlyKeys("iss", "sub", "aud", "iat", "exp", "jti", "events", "sid");
    }

    @Test
    void doesNotSayTheSessionByTheNameThatItHasHere() {
        assertThat(claims.toString()).doesNotContain("a-session");
    }

    @Test
    void twoApplicationsCannotCompareWhatTheyAreTold() {
        assertThat(new EndToTell("rota", "a-session", END.person()).sid()).isNotEqualTo(END.sid());
    }

    @Test
    void travelsAsItIs() {
        assertThat(EndToTell.read(END.written())).isEqualTo(END);
    }
}
