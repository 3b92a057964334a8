package io.threekey.demo.applications;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.ParseException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what the provider says happened, and believes only what it signed for this application (RFC 8417). */
@Component
class SignalReading {

    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");

    private final Provider provider;
    private final SampleAddresses addresses;

    SignalReading(Provider provider, SampleAddresses addresses) {
        this.provider = provider;
        this.addresses = addresses;
    }

    /**
     * @param id by which it is told from others, however often it comes
     * @param what the last part of its name, such as {@code session-revoked}
     * @param session that it is about, by the name that the application was told; empty where it is about none
     */
    record Signal(String id, String what, Optional<String> session) {}

    Signal read(SampleApplication application, String token) throws IOException, ParseException {
        try {
            var claims = processor(application).process(token, null);
            var events = claims.getJSONObjectClaim("events").keySet();
            if (events.size() != 1) {
                throw new ParseException("one signal says one thing");
            }
            var name = events.iterator().next();
            return new Signal(
                    claims.getJWTID(),
                    name.substring(name.lastIndexOf('/') + 1),
                    session(claims.getJSONObjectClaim("sub_id")));
        } catch (BadJOSEException | JOSEException | java.text.ParseException unbelievable) {
            throw new ParseException("a signal that is not believed", unbelievable);
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(SampleApplication application)
            throws IOException, ParseException {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(provider.keys())));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                Set.of(application.client()),
                new JWTClaimsSet.Builder()
                        .issuer(addresses.provider().toString())
                        .build(),
                Set.of("jti", "iat", "events", "sub_id"),
                Set.of("sub", "exp"))); // Framework 4.1.3 and 4.1.7: with these it would be another kind of token
        return processor;
    }

    private static Optional<String> session(Map<String, Object> subject) {
        return subject.get("session") instanceof Map<?, ?> session
                ? Optional.ofNullable(session.get("id")).map(String::valueOf)
                : Optional.empty();
    }
}
