package io.threekey.server.federation;

import io.threekey.server.ledger.Ledger;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes back what an application gives back (RFC 7009): an access token alone, or with a refresh token all that began with
 * it. What was not given to it stays as it is, and it is not told so.
 */
@Component
public class Revocations {

    private final ProvenRequests requests;
    private final AccessTokens accesses;
    private final FederationTables tables;
    private final ServiceAccessTable services;
    private final Ledger ledger;

    Revocations(
            ProvenRequests requests,
            AccessTokens accesses,
            FederationTables tables,
            ServiceAccessTable services,
            Ledger ledger) {
        this.requests = requests;
        this.accesses = accesses;
        this.tables = tables;
        this.services = services;
        this.ledger = ledger;
    }

    public BackChannel answer(Parameters sent, Possession possession) {
        return requests.answer(
                sent,
                possession,
                client -> sent.one("token")
                        .map(token ->
                                takenBack(token, client.application().client().value()))
                        .orElseGet(() -> new BackChannel.Refused(ProtocolError.INVALID_REQUEST)));
    }

    private BackChannel takenBack(String token, String client) {
        access(token, client)
                .or(() -> refresh(token, client))
                .ifPresent(access -> ledger.append(
                        FederationEntries.GAVE_BACK, access.person().value(), FederationEntries.of(access)));
        accesses.id(token)
                .flatMap(id -> services.takeBack(id, client))
                .ifPresent(access ->
                        ledger.append(FederationEntries.SERVICE_GAVE_BACK, client, FederationEntries.of(access)));
        return new BackChannel.Done();
    }

    private Optional<Access> access(String token, String client) {
        return accesses.id(token).flatMap(id -> tables.takeBack(id, client)).map(GivenAccess::access);
    }

    private Optional<Access> refresh(String token, String client) {
        return RefreshText.read(token)
                .flatMap(text -> tables.refresh(text.digest()))
                .filter(found -> found.access().client().equals(client))
                .map(RefreshToken::code)
                .flatMap(code -> tables.takeBackWhatBeganWith(code).stream().findFirst());
    }
}
