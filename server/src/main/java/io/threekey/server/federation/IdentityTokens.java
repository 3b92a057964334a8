package io.threekey.server.federation;

import com.nimbusds.jose.JOSEObjectType;
import io.threekey.charter.PersonId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads an ID token that an application brings back as a hint: whom it was told of, and of which session. It opens nothing,
 * so it may have expired (OpenID Connect Core 3.1.2.1); once its key is gone, it says nothing any more.
 */
@Component
class IdentityTokens {

    private static final int LONGEST_TEXT = 8_192;

    private final SigningKeys keys;
    private final Issuer issuer;

    IdentityTokens(SigningKeys keys, Issuer issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /**
     * @param client who was told
     * @param sid the session by the name that only this application was given
     */
    record Identity(String client, PersonId person, String sid) {}

    Optional<Identity> read(String token) {
        return Optional.of(token)
                .filter(text -> text.length() <= LONGEST_TEXT)
                .flatMap(SignedText::read)
                .filter(text ->
                        JOSEObjectType.JWT.equals(text.token().getHeader().getType()))
                .filter(text -> keys.signed(text.token()))
                .map(SignedText::claims)
                .filter(claims -> issuer.name().equals(claims.getIssuer()))
                .filter(claims -> claims.getAudience().size() == 1)
                .filter(claims -> claims.getSubject() != null)
                .map(claims -> new Identity(
                        claims.getAudience().getFirst(),
                        new PersonId(claims.getSubject()),
                        String.valueOf(claims.getClaim("sid"))));
    }
}
