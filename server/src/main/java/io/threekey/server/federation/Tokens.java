package io.threekey.server.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.json.Digest;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.SmartScope;
import io.threekey.server.applications.TokenAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Signs what an application is told: who somebody is (OpenID Connect Core 2), and that it may ask more (RFC 9068). */
@Component
public class Tokens {

    /** What stands by itself lasts no longer, so that whatever is ended everywhere is over within that time. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    /** RFC 8417, 2.3. */
    private static final JOSEObjectType SECURITY_EVENT = new JOSEObjectType("secevent+jwt");

    static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private final Issuer issuer;

    Tokens(SigningKeys keys, Issuer issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /**
     * @param identity who it is, where that was asked
     * @param type how the access token is to be used: borne, or with a proof of the key that it is bound to
     * @param seconds how long the access token lasts
     * @param refresh what the application may be told anew with
     */
    public record Given(
            String access,
            Optional<String> identity,
            String scope,
            String type,
            long seconds,
            Optional<String> refresh) {}

    /** Before a code is used up for it: that there is a key to sign with. */
    void prepare(Application application) {
        keys.signing(application.signing());
    }

    Given of(Application application, Told told, GivenAccess given, Optional<RefreshText> again) {
        return new Given(
                signed(application.signing(), ACCESS, access(application, told, given)),
                Optional.of(told)
                        .filter(one -> one.access().includes(GrantedScopes.OPENID))
                        .map(one -> signed(application.signing(), JOSEObjectType.JWT, identity(one, given))),
                told.access().scope(),
                type(told.access().held()),
                LIFETIME.toSeconds(),
                again.map(RefreshText::text));
    }

    /** With nobody in front of it, an application is its own subject (RFC 9068, 2.2), by a name that no person can have. */
    Given ofItself(Application application, ServiceAccess given) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.name())
                .subject(given.subject())
                .audience(audience(application, given.scope()))
                .issueTime(Date.from(given.expiresAt().minus(LIFETIME)))
                .expirationTime(Date.from(given.expiresAt()))
                .claim("client_id", given.client())
                .claim("scope", given.scope())
                .jwtID(given.id());
        given.held().ifPresent(binding -> claims.claim("cnf", confirmation(binding)));
        return new Given(
                signed(application.signing(), ACCESS, claims.build()),
                Optional.empty(),
                given.scope(),
                type(given.held()),
                LIFETIME.toSeconds(),
                Optional.empty());
    }

    /** Where an access token counts: here for who it is, for signals there, and for health records at their server. */
    List<String> audience(Application application, String scope) {
        var names = List.of(scope.split(" "));
        if (SignalScope.all().stream().map(SignalScope::code).anyMatch(names::contains)) {
            return List.of(issuer.at(Issuer.SIGNALS));
        }
        return Stream.concat(
                        application.records().stream()
                                .filter(access -> names.stream()
                                        .anyMatch(name -> SmartScope.read(name).isPresent()))
                                .map(access -> access.server().value()),
                        Stream.of(issuer.name())
                                .filter(here ->
                                        application.records().isEmpty() || names.contains(GrantedScopes.OPENID)))
                .toList();
    }

    private static Map<String, String> confirmation(Binding binding) {
        return Map.of(binding.method(), binding.thumbprint());
    }

    /** RFC 6750, 4 and RFC 9449, 5; with a certificate nothing comes along that says so (RFC 8705, 3). */
    static String type(Optional<Binding> held) {
        return held.filter(binding -> binding instanceof Binding.Key).isPresent() ? "DPoP" : "Bearer";
    }

    /** That somebody's session is over; made anew each time that it is tried to tell. */
    String logout(TokenAlgorithm algorithm, EndToTell end, String id, Instant at) {
        return signed(algorithm, LogoutToken.TYPE, LogoutToken.claims(issuer.name(), end, id, at));
    }

    /** What happened, for an application that is to hear it (RFC 8417). It opens nothing anywhere, and never expires. */
    public String securityEvent(Application application, JWTClaimsSet claims) {
        return signed(application.signing(), SECURITY_EVENT, claims);
    }

    private JWTClaimsSet access(Application application, Told told, GivenAccess given) {
        var claims = about(told, given)
                .audience(audience(application, told.access().scope()))
                .claim("client_id", told.access().client())
                .claim("scope", told.access().scope())
                .jwtID(given.id());
        told.access().held().ifPresent(binding -> claims.claim("cnf", confirmation(binding)));
        return claims.build();
    }

    private JWTClaimsSet identity(Told told, GivenAccess given) {
        var claims = about(told, given).audience(told.access().client()).claim("sid", sid(told.access()));
        told.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        return claims.build();
    }

    private JWTClaimsSet.Builder about(Told told, GivenAccess given) {
        var how = told.authenticated();
        return new JWTClaimsSet.Builder()
                .issuer(issuer.name())
                .subject(told.access().person().value())
                .issueTime(Date.from(given.expiresAt().minus(LIFETIME)))
                .expirationTime(Date.from(given.expiresAt()))
                .claim("auth_time", seconds(how.at()))
                .claim("acr", how.acr())
                .claim("amr", how.amr());
    }

    private static long seconds(Instant at) {
        return at.getEpochSecond();
    }

    /** The session by a name of its own for each application, so that two of them cannot compare. */
    private static String sid(Access access) {
        return sid(access.client(), access.session());
    }

    static String sid(String client, String session) {
        return Digest.of((client + "\n" + session).getBytes(StandardCharsets.UTF_8))
                .base64Url();
    }

    private String signed(TokenAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims) {
        var key = keys.signing(algorithm);
        var token = new SignedJWT(
                new JWSHeader.Builder(key.jws()).type(type).keyID(key.id()).build(), claims);
        try {
            token.sign(key.signer());
        } catch (JOSEException broken) {
            throw new IllegalStateException("a token cannot be signed", broken);
        }
        return token.serialize();
    }
}
