package io.threekey.server.federation;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;

/** A text that has the form of a signed token; what it says is nobody's word before its signature was verified. */
record SignedText(SignedJWT token, JWTClaimsSet claims) {

    /**
     * Empty for every other text, and for one that must not be read by whom does not understand more than is understood here
     * (RFC 7515, 4.1.11). Of some, the parser does not say that they are none, but stumbles over them.
     */
    static Optional<SignedText> read(String text) {
        try {
            var token = SignedJWT.parse(text);
            return Optional.ofNullable(token.getJWTClaimsSet())
                    .filter(claims -> token.getHeader().getCriticalParams() == null)
                    .map(claims -> new SignedText(token, claims));
        } catch (ParseException | RuntimeException none) {
            return Optional.empty();
        }
    }
}
