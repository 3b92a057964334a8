package io.threekey.server.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import io.threekey.charter.json.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells which key a sender holds, by a statement about this one request that it signed with it (DPoP, RFC 9449, 4.3). What
 * is given to it opens nothing for anybody else.
 */
@Component
class HolderProofs {

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
    private static final Duration LASTS = Duration.ofMinutes(1);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
    private static final int LONGEST_TEXT = 8_192;
    private static final int LONGEST_ID = 200;

    private final Issuer issuer;
    private final MutualTls mutualTls;
    private final Clock clock;

    HolderProofs(Issuer issuer, MutualTls mutualTls, Clock clock) {
        this.issuer = issuer;
        this.mutualTls = mutualTls;
        this.clock = clock;
    }

    /**
     * @param jkt thumbprint of the key (RFC 7638)
     * @param once to be spent before anything is done for it
     * @param nonce what it repeats of what we said, which is for whoever asks for that to judge
     */
    record Holder(String jkt, Once once, Optional<String> nonce) {}

    sealed interface Shown {

        record Nothing() implements Shown {}

        record Held(Holder holder) implements Shown {}

        record Faulty() implements Shown {}
    }

    Shown shown(Possession possession) {
        return shown(possession, Optional.empty());
    }

    /** @param token that comes with it, and that it must speak of */
    Shown shown(Possession possession, String token) {
        return shown(possession, Optional.of(token));
    }

    private Shown shown(Possession possession, Optional<String> token) {
        if (possession.proofs().isEmpty()) {
            return new Shown.Nothing();
        }
        return Optional.of(possession.proofs())
                .filter(proofs -> proofs.size() == 1)
                .map(List::getFirst)
                .filter(proof -> proof.length() <= LONGEST_TEXT)
                .flatMap(SignedText::read)
                .filter(text -> isAbout(possession, token, text.claims()))
                .flatMap(text ->
                        signer(text).map(jkt -> new Holder(jkt, once(jkt, text.claims()), nonce(text.claims()))))
                .<Shown>map(Shown.Held::new)
                .orElseGet(Shown.Faulty::new);
    }

    /** By the key that it brings, which must be the public half of one on P-256, and by no other algorithm. */
    private static Optional<String> signer(SignedText text) {
        var header = text.token().getHeader();
        if (!TYPE.equals(header.getType())
                || !header.getAlgorithm().equals(JWSAlgorithm.ES256)
                || !(header.getJWK() instanceof ECKey key)
                || !Curve.P_256.equals(key.getCurve())
                || key.isPrivate()) {
            return Optional.empty();
        }
        try {
            return text.token().verify(new ECDSAVerifier(key))
                    ? Optional.of(key.computeThumbprint().toString())
                    : Optional.empty();
        } catch (JOSEException | RuntimeException unfit) {
            return Optional.empty();
        }
    }

    private static Optional<String> nonce(JWTClaimsSet claims) {
        return claims.getClaim("nonce") instanceof String said ? Optional.of(said) : Optional.empty();
    }

    private boolean isAbout(Possession possession, Optional<String> token, JWTClaimsSet claims) {
        return possession.method().equals(claims.getClaim("htm"))
                && claims.getClaim("htu") instanceof String address
                && isWhereItWasSent(possession, address.replaceFirst("[?#].*", ""))
                && Optional.ofNullable(claims.getJWTID())
                        .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID)
                        .isPresent()
                && Optional.ofNullable(claims.getIssueTime())
                        .filter(this::isNow)
                        .isPresent()
                && token.map(HolderProofs::digest)
                        .filter(digest -> !digest.equals(claims.getClaim("ath")))
                        .isEmpty();
    }

    /** Where certificates are asked for, the same has another address: whoever shows one was there. */
    private boolean isWhereItWasSent(Possession possession, String address) {
        return address.equals(issuer.at(possession.path()))
                || possession.certificate().isPresent()
                        && mutualTls
                                .at(possession.path())
                                .filter(address::equals)
                                .isPresent();
    }

    private boolean isNow(Date said) {
        var now = clock.instant();
        return said.toInstant().isAfter(now.minus(LASTS).minus(CLOCKS_DIFFER))
                && !said.toInstant().isAfter(now.plus(CLOCKS_DIFFER));
    }

    private static String digest(String token) {
        return Digest.of(token.getBytes(StandardCharsets.US_ASCII)).base64Url();
    }

    private static Once once(String jkt, JWTClaimsSet claims) {
        return Once.of(
                claims.getIssueTime().toInstant().plus(LASTS).plus(CLOCKS_DIFFER), "holder", jkt, claims.getJWTID());
    }
}
