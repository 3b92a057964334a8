package io.threekey.server.federation;

import io.threekey.server.applications.Application;
import io.threekey.server.applications.RegisteredCertificate;
import io.threekey.server.federation.HolderProofs.Shown;
import io.threekey.server.ledger.LateWrites;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers an application that brings a code or a refresh token (RFC 6749, 3.2): who it is comes before all else. */
@Component
public class TokenRequests {

    private final ClientProofs proofs;
    private final HolderProofs holders;
    private final HolderNonces nonces;
    private final Redemptions redemptions;
    private final Renewals renewals;
    private final ServiceGrants services;
    private final FederationTables tables;
    private final Tokens tokens;
    private final LateWrites late;
    private final TransactionTemplate transaction;

    TokenRequests(
            ClientProofs proofs,
            HolderProofs holders,
            HolderNonces nonces,
            Redemptions redemptions,
            Renewals renewals,
            ServiceGrants services,
            FederationTables tables,
            Tokens tokens,
            LateWrites late,
            PlatformTransactionManager transactions) {
        this.proofs = proofs;
        this.holders = holders;
        this.nonces = nonces;
        this.redemptions = redemptions;
        this.renewals = renewals;
        this.services = services;
        this.tables = tables;
        this.tokens = tokens;
        this.late = late;
        this.transaction = new TransactionTemplate(transactions);
    }

    public sealed interface Outcome {

        record Given(Tokens.Given tokens) implements Outcome {}

        record Refused(ProtocolError error) implements Outcome {}

        /** @param nonce that the next proof of the key must repeat (RFC 9449, 8) */
        record ProveAnew(String nonce) implements Outcome {}
    }

    public Outcome answer(Parameters sent, Possession possession) {
        if (sent.anyTwice() || !sent.has("grant_type")) {
            return new Outcome.Refused(ProtocolError.INVALID_REQUEST);
        }
        var client = proofs.client(sent, possession);
        if (client.isEmpty()) {
            return new Outcome.Refused(ProtocolError.INVALID_CLIENT);
        }
        return switch (holders.shown(possession)) {
            case Shown.Faulty faulty -> new Outcome.Refused(ProtocolError.INVALID_DPOP_PROOF);
            case Shown.Nothing nothing -> ofConnection(client.get(), possession, sent);
            case Shown.Held(var holder) ->
                isMadeBeforehand(holder, client.get().application())
                        ? new Outcome.ProveAnew(nonces.made())
                        : answer(new TokenRequest(
                                client.get(),
                                Optional.of(holder.once()),
                                Optional.of(new Binding.Key(holder.jkt())),
                                sent));
        };
    }

    /** What it is given is bound to the certificate of its connection where it is known by it, or must be bound. */
    private Outcome ofConnection(ClientProofs.Client client, Possession possession, Parameters sent) {
        var application = client.application();
        var mustHold = application.profile().demands().holds();
        var held = possession
                .certificate()
                .filter(shown -> mustHold || application.proof().isByConnection())
                .<Binding>map(shown -> new Binding.Certificate(RegisteredCertificate.thumbprint(shown)));
        return mustHold && held.isEmpty()
                ? new Outcome.Refused(ProtocolError.INVALID_REQUEST)
                : answer(new TokenRequest(client, Optional.empty(), held, sent));
    }

    private boolean isMadeBeforehand(HolderProofs.Holder holder, Application application) {
        return application.profile().demands().shownOur()
                && holder.nonce().filter(nonces::isOfNow).isEmpty();
    }

    private Outcome answer(TokenRequest request) {
        var sent = request.sent();
        return switch (request.sent("grant_type")) {
            case "authorization_code" -> answer(request, Redemptions.fault(sent), redemptions::take);
            case "refresh_token" ->
                answer(request, Renewals.fault(sent, request.application().renewal()), renewals::take);
            case "client_credentials" ->
                answer(request, ServiceGrants.fault(sent, request.application()), services::take);
            default -> new Outcome.Refused(ProtocolError.UNSUPPORTED_GRANT_TYPE);
        };
    }

    private interface Grant {
        Taken take(TokenRequest request, TransactionStatus status);
    }

    private Outcome answer(TokenRequest request, Optional<ProtocolError> fault, Grant grant) {
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        tokens.prepare(request.application());
        var taken = late.believing(() -> transaction.execute(status -> spentFirst(request, grant, status)));
        return switch (taken) {
            case Taken.Nothing(var error) -> new Outcome.Refused(error);
            case Taken.ForItself(var given) -> new Outcome.Given(tokens.ofItself(request.application(), given));
            case Taken.Whole(var told, var given, var again) ->
                new Outcome.Given(tokens.of(request.application(), told, given, again));
        };
    }

    private Taken spentFirst(TokenRequest request, Grant grant, TransactionStatus status) {
        if (!request.client().proof().map(tables::spend).orElse(true)) {
            status.setRollbackOnly();
            return new Taken.Nothing(ProtocolError.INVALID_CLIENT);
        }
        if (!request.proof().map(tables::spend).orElse(true)) {
            status.setRollbackOnly();
            return new Taken.Nothing(ProtocolError.INVALID_DPOP_PROOF);
        }
        return grant.take(request, status);
    }
}
