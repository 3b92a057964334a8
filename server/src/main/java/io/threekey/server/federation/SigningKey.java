package io.threekey.server.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;

/**
 * A key that signs what applications are told, by ES256.
 *
 * @param number counts up; the highest that may sign already signs
 */
record SigningKey(int number, Instant signsFrom, ECKey jwk) {

    /** Published so long before it signs, that whoever fetches keys once a day knows it. */
    static final Duration KNOWN_BEFORE = Duration.ofDays(1);

    /** After that the next one is made. */
    static final Duration SIGNS = Duration.ofDays(90);

    /** Published so long after the next one signs: longer than anything lasts that it signed. */
    static final Duration KNOWN_AFTER = Duration.ofHours(1);

    static SigningKey made(int number, Instant signsFrom) {
        try {
            return new SigningKey(
                    number,
                    signsFrom,
                    new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES256)
                            .keyIDFromThumbprint(true)
                            .generate());
        } catch (JOSEException broken) {
            throw new IllegalStateException("this Java platform lacks P-256", broken);
        }
    }

    static SigningKey opened(int number, Instant signsFrom, byte[] secret) {
        try {
            return new SigningKey(number, signsFrom, ECKey.parse(new String(secret, StandardCharsets.UTF_8)));
        } catch (ParseException none) {
            throw new IllegalStateException("what was wrapped as a token key is none", none);
        }
    }

    boolean signed(SignedJWT token) {
        try {
            return token.verify(new ECDSAVerifier(jwk));
        } catch (JOSEException unfit) {
            return false;
        }
    }

    byte[] secret() {
        return jwk.toJSONString().getBytes(StandardCharsets.UTF_8);
    }

    String id() {
        return jwk.getKeyID();
    }

    @Override
    public String toString() {
        return "token key " + number + ", " + id();
    }
}
