package io.threekey.server.federation;

import com.nimbusds.jwt.JWTClaimsSet;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import io.threekey.server.applications.ClientProof;
import io.threekey.server.signin.LiveSessions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells an application whether a token that it was given itself still counts (RFC 7662). Of all others it learns nothing:
 * whether one is unknown, another application's, over or taken back, the answer is the same.
 */
@Component
public class Introspections {

    private static final JsonObject COUNTS_FOR_NOTHING =
            Json.object().put("active", false).build();

    private final ProvenRequests requests;
    private final AccessTokens accesses;
    private final FederationTables tables;
    private final LiveSessions sessions;
    private final Issuer issuer;
    private final Clock clock;

    Introspections(
            ProvenRequests requests,
            AccessTokens accesses,
            FederationTables tables,
            LiveSessions sessions,
            Issuer issuer,
            Clock clock) {
        this.requests = requests;
        this.accesses = accesses;
        this.tables = tables;
        this.sessions = sessions;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Only of applications with a key: whoever found a token may not ask in the name of one that has none. */
    public BackChannel answer(Parameters sent, Possession possession) {
        return requests.answer(
                sent, possession, client -> switch (client.application().proof()) {
                    case ClientProof.None none -> new BackChannel.Refused(ProtocolError.INVALID_CLIENT);
                    case ClientProof.ByKey key -> about(sent, client);
                    case ClientProof.ByCertificate own -> about(sent, client);
                    case ClientProof.ByIssuedCertificate issued -> about(sent, client);
                });
    }

    private BackChannel about(Parameters sent, ClientProofs.Client client) {
        return sent.one("token")
                .<BackChannel>map(token -> new BackChannel.Answered(
                        about(token, client.application().client().value())))
                .orElseGet(() -> new BackChannel.Refused(ProtocolError.INVALID_REQUEST));
    }

    private JsonObject about(String token, String client) {
        return access(token, client)
                .or(() -> service(token, client))
                .or(() -> refresh(token, client))
                .orElse(COUNTS_FOR_NOTHING);
    }

    private Optional<JsonObject> access(String token, String client) {
        return accesses.open(token)
                .filter(open -> open.access().client().equals(client))
                .map(open -> ofToken(about(open.access()), open.claims())
                        .put("token_type", Tokens.type(open.access().held()))
                        .put("acr", String.valueOf(open.claims().getClaim("acr")))
                        .put("auth_time", (Long) open.claims().getClaim("auth_time"))
                        .build());
    }

    private Optional<JsonObject> service(String token, String client) {
        return accesses.openForItself(token)
                .filter(open -> open.access().client().equals(client))
                .map(open -> ofToken(
                                about(
                                        open.access().subject(),
                                        client,
                                        open.access().scope(),
                                        open.access().held()),
                                open.claims())
                        .put("token_type", Tokens.type(open.access().held()))
                        .build());
    }

    private static JsonObject.Builder ofToken(JsonObject.Builder told, JWTClaimsSet claims) {
        var audience = claims.getAudience();
        return told.put("aud", audience.size() == 1 ? new JsonText(audience.getFirst()) : JsonArray.ofTexts(audience))
                .put("jti", claims.getJWTID())
                .put("iat", seconds(claims.getIssueTime().toInstant()))
                .put("exp", seconds(claims.getExpirationTime().toInstant()));
    }

    private Optional<JsonObject> refresh(String token, String client) {
        return RefreshText.read(token)
                .flatMap(text -> tables.refresh(text.digest()))
                .filter(found -> found.access().client().equals(client))
                .filter(found -> clock.instant().isBefore(found.expiresAt()))
                .filter(found -> sessions.isLive(found.access().session()))
                .map(found -> about(found.access())
                        .put("exp", seconds(found.expiresAt()))
                        .put("acr", found.authenticated().acr())
                        .put("amr", JsonArray.ofTexts(found.authenticated().amr()))
                        .put("auth_time", seconds(found.authenticated().at()))
                        .build());
    }

    private JsonObject.Builder about(Access access) {
        return about(access.person().value(), access.client(), access.scope(), access.held());
    }

    private JsonObject.Builder about(String subject, String client, String scope, Optional<Binding> held) {
        var told = Json.object()
                .put("active", true)
                .put("iss", issuer.name())
                .put("sub", subject)
                .put("client_id", client)
                .put("scope", scope);
        held.ifPresent(binding -> told.put("cnf", binding.confirmation()));
        return told;
    }

    private static long seconds(Instant at) {
        return at.getEpochSecond();
    }
}
