package io.threekey.server.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.json.Digest;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.AnApplication;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Somebody who holds a key and says so of each request (RFC 9449, 4), until a test has one thing changed. */
public record AHolder(ECKey key, String origin, Clock clock) {

    public static AHolder of(Visitor visitor, Clock clock) {
        return new AHolder(AnApplication.key("held"), visitor.origin(Origin.ID), clock);
    }

    String jkt() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK());
    }

    JWTClaimsSet.Builder claims(String method, String path) {
        return new JWTClaimsSet.Builder()
                .claim("htm", method)
                .claim("htu", origin + path)
                .issueTime(Date.from(clock.instant()))
                .jwtID(UUID.randomUUID().toString());
    }

    public String proof(String method, String path) {
        return proof(method, path, asItIs -> asItIs);
    }

    public String proof(String method, String path, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(header().build(), change.apply(claims(method, path)).build());
    }

    String proofWith(String token) {
        return proof("GET", "/userinfo", claims -> claims.claim("ath", digest(token)));
    }

    public static String digest(String token) {
        return Digest.of(token.getBytes(StandardCharsets.US_ASCII)).base64Url();
    }

    String signed(JWSHeader header, JWTClaimsSet claims) {
        var proof = new SignedJWT(header, claims);
        try {
            proof.sign(new ECDSASigner(key));
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
        return proof.serialize();
    }
}
