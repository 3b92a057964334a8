package io.threekey.server.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.ClientKey;
import io.threekey.server.applications.ClientProof;
import io.threekey.server.applications.ProfileDemands;
import io.threekey.server.applications.ProfileDemands.Addressed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells which application it is, by a statement that it signed with a key of its own (RFC 7523, 3), by the certificate
 * of its connection (RFC 8705, 2), or, for one that keeps no secret, by its name alone. Which algorithm counts follows from what was registered, never from what is presented.
 */
@Component
class ClientProofs {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
    private static final int LONGEST_TEXT = 8_192;

    private final Applications applications;
    private final Issuer issuer;
    private final Clock clock;

    ClientProofs(Applications applications, Issuer issuer, Clock clock) {
        this.applications = applications;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** @param proof to be spent before anything is done for it; empty where the application has none */
    record Client(Application application, Optional<Once> proof) {}

    /** Empty for whoever did not show to be an application that is registered. */
    Optional<Client> client(Parameters sent, Possession possession) {
        var statement = sent.one("client_assertion");
        return statement.isPresent() ? proven(sent, statement.get()) : named(sent, possession);
    }

    /** The certificate of a connection cannot be replayed, so nothing is spent. */
    private Optional<Client> named(Parameters sent, Possession possession) {
        return sent.one("client_id")
                .flatMap(applications::find)
                .filter(application -> isConnected(application.proof(), possession))
                .map(application -> new Client(application, Optional.empty()));
    }

    private boolean isConnected(ClientProof proof, Possession possession) {
        var now = clock.instant();
        return switch (proof) {
            case ClientProof.None none -> true;
            case ClientProof.ByKey keys -> false;
            case ClientProof.ByCertificate own ->
                possession
                        .certificate()
                        .filter(shown -> ShownCertificates.isThat(own, shown, now))
                        .isPresent();
            case ClientProof.ByIssuedCertificate issued ->
                possession
                        .certificate()
                        .filter(shown -> ShownCertificates.isIssued(issued, shown, now))
                        .isPresent();
        };
    }

    private Optional<Client> proven(Parameters sent, String statement) {
        if (!sent.one("client_assertion_type").equals(Optional.of(JWT_BEARER)) || statement.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        return SignedText.read(statement)
                .flatMap(text -> Optional.ofNullable(text.claims().getSubject())
                        .filter(client -> client.equals(text.claims().getIssuer()))
                        .filter(client -> client.equals(sent.one("client_id").orElse(client)))
                        .flatMap(applications::find)
                        .filter(application -> isSignedBy(application, text.token()))
                        .filter(application ->
                                isForNowAndHere(application.profile().demands(), text))
                        .map(application -> new Client(application, Optional.of(once(application, text.claims())))));
    }

    private static boolean isSignedBy(Application application, SignedJWT signed) {
        return switch (application.proof()) {
            case ClientProof.None none -> false;
            case ClientProof.ByCertificate own -> false;
            case ClientProof.ByIssuedCertificate issued -> false;
            case ClientProof.ByKey(var keys) ->
                keys.stream()
                        .filter(key -> isMeant(key, keys, signed.getHeader().getKeyID()))
                        .anyMatch(key -> verifies(application.profile().demands(), key, signed));
        };
    }

    /** Without a name it is the only one there is. */
    private static boolean isMeant(ClientKey key, List<ClientKey> keys, @Nullable String named) {
        return named == null ? keys.size() == 1 : key.id().equals(named);
    }

    private static boolean verifies(ProfileDemands demands, ClientKey key, SignedJWT signed) {
        var named = signed.getHeader().getAlgorithm().getName();
        if (demands.algorithmOf(key)
                .filter(algorithm -> algorithm.name().equals(named))
                .isEmpty()) {
            return false;
        }
        try {
            return signed.verify(key.verifier());
        } catch (JOSEException unfit) {
            return false;
        }
    }

    private boolean isForNowAndHere(ProfileDemands demands, SignedText text) {
        var now = clock.instant();
        var claims = text.claims();
        return isToUs(demands.addressed(), text)
                && claims.getJWTID() != null
                && Optional.ofNullable(claims.getExpirationTime())
                        .map(Date::toInstant)
                        .filter(now::isBefore)
                        .filter(end -> !end.isAfter(now.plus(demands.statementsLast())))
                        .isPresent()
                && hasBegun(claims.getNotBeforeTime(), now)
                && hasBegun(claims.getIssueTime(), now);
    }

    /** To us alone, so that no other provider can use what it was sent (RFC 7523, 3; RFC 9700, 4.4). */
    private boolean isToUs(Addressed to, SignedText text) {
        var said = text.claims().getAudience();
        return switch (to) {
            case NAME_OR_TOKEN_ENDPOINT ->
                said.equals(List.of(issuer.name())) || said.equals(List.of(issuer.at(Issuer.TOKEN)));
            case NAME -> issuer.name().equals(asWritten(text, "aud"));
            case TOKEN_ENDPOINT -> said.equals(List.of(issuer.at(Issuer.TOKEN)));
        };
    }

    private static @Nullable Object asWritten(SignedText text, String claim) {
        return text.token().getPayload().toJSONObject().get(claim);
    }

    private static boolean hasBegun(@Nullable Date from, Instant now) {
        return from == null || !from.toInstant().isAfter(now.plus(CLOCKS_DIFFER));
    }

    private static Once once(Application application, JWTClaimsSet claims) {
        return Once.of(
                claims.getExpirationTime().toInstant(),
                "client",
                application.client().value(),
                claims.getJWTID());
    }
}
