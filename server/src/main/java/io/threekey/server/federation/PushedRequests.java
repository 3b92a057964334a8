package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.server.federation.HolderProofs.Shown;
import io.threekey.server.ledger.CommitExemption;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes questions from applications themselves, so that no browser can read or alter them, and with everything that can be
 * wrong about them said at once (RFC 9126). Each is good for one browser.
 */
@Component
public class PushedRequests {

    private static final String NAMED = "urn:ietf:params:oauth:request_uri:";
    private static final int NAME_LENGTH = 32;

    private final ProvenRequests requests;
    private final RequestReading reading;
    private final HolderProofs holders;
    private final FederationTables tables;
    private final Clock clock;
    private final RandomGenerator random;
    private final TransactionTemplate taking;

    PushedRequests(
            ProvenRequests requests,
            RequestReading reading,
            HolderProofs holders,
            FederationTables tables,
            Clock clock,
            RandomGenerator random,
            PlatformTransactionManager transactions) {
        this.requests = requests;
        this.reading = reading;
        this.holders = holders;
        this.tables = tables;
        this.clock = clock;
        this.random = random;
        this.taking = new TransactionTemplate(transactions);
        this.taking.setName(CommitExemption.ASKED_BY_APPLICATION.transaction());
    }

    public BackChannel push(Parameters sent, Possession possession) {
        return requests.answer(sent, possession, client -> switch (holders.shown(possession)) {
            case Shown.Faulty faulty -> new BackChannel.Refused(ProtocolError.INVALID_DPOP_PROOF);
            case Shown.Nothing nothing -> read(sent, client, request -> request);
            case Shown.Held(var holder) ->
                isMeant(holder, sent) && tables.spend(holder.once())
                        ? read(sent, client, request -> request.boundTo(holder.jkt()))
                        : new BackChannel.Refused(ProtocolError.INVALID_DPOP_PROOF);
        });
    }

    /** A key that is shown is the key that is spoken of (RFC 9449, 10.1). */
    private static boolean isMeant(HolderProofs.Holder holder, Parameters sent) {
        return sent.one("dpop_jkt").filter(key -> !key.equals(holder.jkt())).isEmpty();
    }

    private BackChannel read(
            Parameters sent, ClientProofs.Client client, UnaryOperator<AuthorizationRequest> withItsKey) {
        return switch (reading.read(sent, client.application())) {
            case Asked.Whole(var request) -> kept(withItsKey.apply(request));
            case Asked.Wrong(var back, var error) -> new BackChannel.Refused(error);
            case Asked.Unsafe unsafe -> new BackChannel.Refused(ProtocolError.INVALID_REQUEST);
        };
    }

    private BackChannel kept(AuthorizationRequest request) {
        var bytes = new byte[NAME_LENGTH];
        random.nextBytes(bytes);
        var name = NAMED + Base64Url.encode(bytes);
        var until = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(PushedRequest.LIFETIME);
        tables.insert(new PushedRequest(digest(name), request.document(), until));
        return new BackChannel.Answered(Json.object()
                .put("request_uri", name)
                .put("expires_in", PushedRequest.LIFETIME.toSeconds())
                .build());
    }

    /** Whether it could be the name of one of ours; any other is an address that nobody fetches. */
    static boolean isNamedBy(Parameters asked) {
        return asked.one("request_uri").filter(name -> name.startsWith(NAMED)).isPresent();
    }

    /**
     * The question as if it had been asked now, which is what the browser does. Who names it without saying whose it is
     * uses it up (RFC 9126, 4; RFC 9101, 5).
     */
    Optional<AuthorizationRequest> taken(Parameters asked) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return asked.alone("request_uri")
                .flatMap(name -> taking.execute(status -> tables.takePushed(digest(name))))
                .filter(pushed -> now.isBefore(pushed.expiresAt()))
                .flatMap(pushed -> AuthorizationRequest.read(pushed.request()))
                .filter(request -> asked.alone("client_id").equals(Optional.of(request.client())))
                .map(request -> request.askedAt(now));
    }

    private static Digest digest(String name) {
        return Digest.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
