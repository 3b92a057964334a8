package io.threekey.server.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.applications.TokenAlgorithm;
import io.threekey.server.keys.NativeSignatures;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs what applications are told, by the one algorithm it was made for.
 *
 * @param number counts up, whatever they sign by; of those by the same algorithm that may sign already, the highest signs
 * @param signer made once, since taking in a key costs as much as signing with it
 */
record SigningKey(int number, Instant signsFrom, TokenAlgorithm algorithm, JWK jwk, JWSSigner signer) {

    /** Published so long before it signs, that whoever fetches keys once a day knows it. */
    static final Duration KNOWN_BEFORE = Duration.ofDays(1);

    /** After that the next one is made. */
    static final Duration SIGNS = Duration.ofDays(90);

    /** Published so long after the next one signs: longer than anything lasts that it signed. */
    static final Duration KNOWN_AFTER = Duration.ofHours(1);

    /** As strong as the other one's curve (SP 800-57, part 1, 5.6.1.1). */
    private static final int RSA_BITS = 3072;

    static SigningKey made(int number, Instant signsFrom, TokenAlgorithm algorithm) {
        try {
            return of(
                    number,
                    signsFrom,
                    algorithm,
                    switch (algorithm) {
                        case ES256 ->
                            new ECKeyGenerator(Curve.P_256)
                                    .keyUse(KeyUse.SIGNATURE)
                                    .algorithm(JWSAlgorithm.ES256)
                                    .keyIDFromThumbprint(true)
                                    .generate();
                        case RS256 ->
                            new RSAKeyGenerator(RSA_BITS)
                                    .keyUse(KeyUse.SIGNATURE)
                                    .algorithm(JWSAlgorithm.RS256)
                                    .keyIDFromThumbprint(true)
                                    .generate();
                    });
        } catch (JOSEException broken) {
            throw new IllegalStateException("this Java platform lacks " + algorithm, broken);
        }
    }

    static SigningKey opened(int number, Instant signsFrom, byte[] secret) {
        try {
            var jwk = JWK.parse(new String(secret, StandardCharsets.UTF_8));
            return of(
                    number, signsFrom, TokenAlgorithm.valueOf(jwk.getAlgorithm().getName()), jwk);
        } catch (ParseException | JOSEException none) {
            throw new IllegalStateException("what was wrapped as a token key is none", none);
        }
    }

    SigningKey numbered(int other) {
        return new SigningKey(other, signsFrom, algorithm, jwk, signer);
    }

    JWSAlgorithm jws() {
        return switch (algorithm) {
            case ES256 -> JWSAlgorithm.ES256;
            case RS256 -> JWSAlgorithm.RS256;
        };
    }

    private static SigningKey of(int number, Instant signsFrom, TokenAlgorithm algorithm, JWK jwk)
            throws JOSEException {
        var signer = switch (algorithm) {
            case ES256 -> new ECDSASigner(NativeSignatures.ready(jwk.toECKey().toECPrivateKey()), Curve.P_256);
            case RS256 -> new RSASSASigner(jwk.toRSAKey());
        };
        return new SigningKey(number, signsFrom, algorithm, jwk, signer);
    }

    private JWSVerifier verifier() throws JOSEException {
        return switch (algorithm) {
            case ES256 -> new ECDSAVerifier(jwk.toECKey());
            case RS256 -> new RSASSAVerifier(jwk.toRSAKey());
        };
    }

    /** By its own algorithm and by no other that its kind of key could do. */
    boolean signed(SignedJWT token) {
        try {
            return token.getHeader().getAlgorithm().equals(jws()) && token.verify(verifier());
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

    /** The same key is the same, whatever object signs with it. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigningKey key
                && number == key.number
                && signsFrom.equals(key.signsFrom)
                && jwk.equals(key.jwk);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, signsFrom);
    }

    @Override
    public String toString() {
        return "token key " + number + ", " + id();
    }
}
