package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.applications.TokenAlgorithm;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.keys.SecretBox;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.sealedrows.Seals;
import io.threekey.testkit.HeldClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** An application of which it was decided that what it is told is signed by RS256. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class ToldByRs256Tests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    SigningKeys keys;

    @Autowired
    Applications registered;

    @Autowired
    JdbcClient sql;

    @Autowired
    Seals seals;

    @Autowired
    SecretBox box;

    @Autowired
    Ledger ledger;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Intruder intruder;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private DecidedApplications applications;
    private Partner elder;
    private ApplicationServer server;
    private Visitor browser;

    @BeforeEach
    void itIsTheOnlyOne() {
        hospital.fingerprint();
        applications = new DecidedApplications(hospital);
        nobodyNeedsAnRsaKey();
        server = new ApplicationServer();
        var plain = Partner.withoutSecret("elder-" + System.nanoTime() % 1_000_000, somebody, clock);
        elder = new Partner(
                plain.application().toldBy(TokenAlgorithm.RS256).toldAt(server.url()),
                Optional.empty(),
                plain.backChannel(),
                clock);
        applications.register(elder.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
    }

    @AfterEach
    void itIsWithdrawn() {
        applications.withdraw(elder.application());
        server.close();
    }

    private void nobodyNeedsAnRsaKey() {
        for (var key : published(TokenAlgorithm.RS256)) {
            intruder.runs("delete from federation_signing_key where number = ?", key.number());
        }
        keys.lookAgain();
    }

    /** Another node, whose clock is so far ahead; seats of the hospital would lapse if ours were. */
    private SigningKeys nodeIn(Duration ahead) {
        var node = new SigningKeys(sql, seals, box, ledger, registered, Clock.offset(clock, ahead), transactions);
        node.lookAgain();
        return node;
    }

    private List<SigningKey> published(TokenAlgorithm algorithm) {
        return published(keys, algorithm);
    }

    private static List<SigningKey> published(SigningKeys node, TokenAlgorithm algorithm) {
        return node.published().stream()
                .filter(key -> key.algorithm() == algorithm)
                .toList();
    }

    private String told(String field) {
        var code = Partner.brought(browser.visits(elder.asks())).getOrDefault("code", "");
        return Partner.field(elder.redeems(code), field);
    }

    private void isSignedByOurRsaKey(SignedJWT token) throws Exception {
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        var key = JWKSet.parse(somebody.another().visits("/jwks").body())
                .getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(key.toRSAKey().getModulus().decodeToBigInteger().bitLength()).isEqualTo(3072);
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    @Nested
    class WhatItIsTold {

        @Test
        void isSignedByTheRsaKeyThatIsPublishedAndOpensWhatItShould() throws Exception {
            isSignedByOurRsaKey(SignedJWT.parse(told("id_token")));
            var access = told("access_token");
            isSignedByOurRsaKey(SignedJWT.parse(access));
            assertThat(elder.asksWhoItIs(access).statusCode()).isEqualTo(200);
        }

        @Test
        void ofTheEndIsSignedByItToo() throws Exception {
            told("id_token");
            browser.submits(Origin.ID, "/sign-out", Map.of());
            await().atMost(Duration.ofSeconds(20)).until(() -> server.calls().size() == 1);
            isSignedByOurRsaKey(server.calls().getFirst().token());
        }

        @Test
        void opensNothingBySomeOtherAlgorithmOfTheSameKey() throws Exception {
            var genuine = SignedJWT.parse(told("access_token"));
            var claims = genuine.getJWTClaimsSet();
            var rsa = keys.signing(TokenAlgorithm.RS256);
            var pss = new SignedJWT(header(JWSAlgorithm.PS256, rsa.id()), claims);
            pss.sign(new RSASSASigner(rsa.jwk().toRSAKey()));
            var mac = new SignedJWT(header(JWSAlgorithm.HS256, rsa.id()), claims);
            mac.sign(new MACSigner(rsa.jwk().toPublicJWK().toJSONString()));
            var byAnothersName = new SignedJWT(
                    header(
                            JWSAlgorithm.RS256,
                            keys.signing(TokenAlgorithm.ES256).id()),
                    claims);
            byAnothersName.sign(rsa.signer());
            for (var forged : List.of(
                    pss.serialize(), mac.serialize(), byAnothersName.serialize(), new PlainJWT(claims).serialize())) {
                assertThat(elder.asksWhoItIs(forged).statusCode()).as(forged).isEqualTo(401);
            }
        }

        private JWSHeader header(JWSAlgorithm algorithm, String key) {
            return new JWSHeader.Builder(algorithm)
                    .type(Tokens.ACCESS)
                    .keyID(key)
                    .build();
        }
    }

    @Nested
    class TheKey {

        @Test
        void isMadeOnceSomeApplicationIsToldByItAndNotBefore() {
            assertThat(published(TokenAlgorithm.RS256)).isEmpty();
            var other = Partner.withoutSecret("newer-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(other.application());
            other.redeems(Partner.brought(browser.visits(other.asks())).getOrDefault("code", ""));
            assertThat(published(TokenAlgorithm.RS256)).isEmpty();
            told("id_token");
            assertThat(published(TokenAlgorithm.RS256)).hasSize(1);
        }

        @Test
        void isFollowedWithOverlapAsTheOtherOneIs() {
            var first = keys.signing(TokenAlgorithm.RS256);
            nodeIn(SigningKey.SIGNS.minusMinutes(1)).rotate();
            keys.lookAgain();
            assertThat(published(TokenAlgorithm.RS256)).containsExactly(first);

            var due = nodeIn(SigningKey.SIGNS);
            due.rotate();
            assertThat(published(due, TokenAlgorithm.RS256)).hasSize(2).contains(first);
            assertThat(due.signing(TokenAlgorithm.RS256)).isEqualTo(first);

            var over = nodeIn(SigningKey.SIGNS.plus(SigningKey.KNOWN_BEFORE));
            assertThat(over.signing(TokenAlgorithm.RS256)).isNotEqualTo(first);
            assertThat(published(over, TokenAlgorithm.RS256)).hasSize(2);

            var later = nodeIn(SigningKey.SIGNS.plus(SigningKey.KNOWN_BEFORE).plus(SigningKey.KNOWN_AFTER));
            assertThat(published(later, TokenAlgorithm.RS256)).containsExactly(later.signing(TokenAlgorithm.RS256));
        }

        @Test
        void isGoneAnHourAfterItsTimeWhereNoApplicationNeedsItAnyMore() {
            var first = keys.signing(TokenAlgorithm.RS256);
            applications.withdraw(elder.application());
            var due = nodeIn(SigningKey.SIGNS);
            due.rotate();
            assertThat(published(due, TokenAlgorithm.RS256)).containsExactly(first);
            var later = nodeIn(SigningKey.SIGNS.plus(SigningKey.KNOWN_AFTER));
            later.rotate();
            assertThat(published(later, TokenAlgorithm.RS256)).isEmpty();
            assertThat(published(later, TokenAlgorithm.ES256)).isNotEmpty();
            applications.register(elder.application());
        }

        @Test
        void standsOnThePageBesideTheOtherOneAndIsRetiredByItself() {
            var first = keys.signing(TokenAlgorithm.RS256);
            var elliptic = keys.signing(TokenAlgorithm.ES256);
            assertThat(browser.visits("/applications/keys").body())
                    .contains(first.id(), "It signs by RS256")
                    .contains(elliptic.id(), "It signs by ES256");
            browser.submits(Origin.ID, "/applications/keys/retire", Map.of("key", first.id()));
            assertThat(keys.signing(TokenAlgorithm.RS256)).isNotEqualTo(first);
            assertThat(keys.signing(TokenAlgorithm.ES256)).isEqualTo(elliptic);
        }
    }
}
