package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.applications.Application;
import io.threekey.server.federation.HolderProofs.Shown;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Gives an application an access token of its own (RFC 6749, 4.4), in nobody's name: with it, it asks for signals and for
 * nothing else. One that may hear none gets none. The token lasts five minutes and counts only while that stays so.
 */
@Component
public class OwnTokens {

    static final String GRANT = "client_credentials";

    private static final int ID_LENGTH = 16;

    private final ProvenRequests requests;
    private final HolderProofs holders;
    private final FederationTables tables;
    private final Tokens tokens;
    private final Clock clock;
    private final RandomGenerator random;

    OwnTokens(
            ProvenRequests requests,
            HolderProofs holders,
            FederationTables tables,
            Tokens tokens,
            Clock clock,
            RandomGenerator random) {
        this.requests = requests;
        this.holders = holders;
        this.tables = tables;
        this.tokens = tokens;
        this.clock = clock;
        this.random = random;
    }

    public static boolean areAskedFor(Parameters sent) {
        return sent.alone("grant_type").equals(Optional.of(GRANT));
    }

    public BackChannel answer(Parameters sent, Possession possession) {
        tokens.prepare();
        return requests.answer(sent, client -> given(client.application(), sent.words("scope"), possession));
    }

    private BackChannel given(Application application, List<String> asked, Possession possession) {
        if (application.signals().isEmpty()) {
            return new BackChannel.Refused(ProtocolError.UNAUTHORIZED_CLIENT);
        }
        var scopes = asked.isEmpty() ? SignalScope.all() : SignalScope.named(asked);
        if (scopes.isEmpty()) {
            return new BackChannel.Refused(ProtocolError.INVALID_SCOPE);
        }
        return switch (holders.shown(possession)) {
            case Shown.Faulty faulty -> new BackChannel.Refused(ProtocolError.INVALID_DPOP_PROOF);
            case Shown.Nothing nothing -> new BackChannel.Answered(token(application, scopes, Optional.empty()));
            case Shown.Held(var holder) ->
                tables.spend(holder.once())
                        ? new BackChannel.Answered(token(application, scopes, Optional.of(holder.jkt())))
                        : new BackChannel.Refused(ProtocolError.INVALID_DPOP_PROOF);
        };
    }

    private JsonObject token(Application application, List<SignalScope> scopes, Optional<String> jkt) {
        var id = new byte[ID_LENGTH];
        random.nextBytes(id);
        var scope = String.join(" ", scopes.stream().map(SignalScope::code).toList());
        var client = application.client().value();
        return Json.object()
                .put("access_token", tokens.own(client, scope, jkt, Base64Url.encode(id), clock.instant()))
                .put("token_type", jkt.isPresent() ? "DPoP" : "Bearer")
                .put("expires_in", Tokens.LIFETIME.toSeconds())
                .put("scope", scope)
                .build();
    }
}
