package io.threekey.server.federation;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.applications.RegisteredCertificate;
import io.threekey.server.federation.AccessTokens.Open;
import io.threekey.server.federation.HolderProofs.Shown;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells an application who it is that came in, as long as they are in (OpenID Connect Core 5.3). */
@Component
public class UserInfo {

    private final AccessTokens tokens;
    private final HolderProofs holders;
    private final FederationTables tables;
    private final People people;
    private final TransactionTemplate spending;

    UserInfo(
            AccessTokens tokens,
            HolderProofs holders,
            FederationTables tables,
            People people,
            PlatformTransactionManager transactions) {
        this.tokens = tokens;
        this.holders = holders;
        this.tables = tables;
        this.people = people;
        this.spending = new TransactionTemplate(transactions);
        this.spending.setName(CommitExemption.ASKED_BY_APPLICATION.transaction());
    }

    public sealed interface Answer {

        record Told(JsonObject claims) implements Answer {}

        /** @param error why the token opens nothing, or nothing any more */
        record Refused(ProtocolError error) implements Answer {}
    }

    /**
     * For whoever bears the token: one that is bound to a key is nothing without a proof of it (RFC 9449, 7.2), and one
     * that is bound to a certificate nothing on another connection (RFC 8705, 3).
     */
    public Answer ofBorne(String token, Possession possession) {
        var certificate = possession
                .certificate()
                .<Binding>map(shown -> new Binding.Certificate(RegisteredCertificate.thumbprint(shown)));
        return tokens.open(token)
                .filter(tokens::isForUs)
                .filter(open ->
                        open.access().held().isEmpty() || open.access().held().equals(certificate))
                .map(this::told)
                .orElseGet(() -> new Answer.Refused(ProtocolError.INVALID_TOKEN));
    }

    /** For whoever holds the key that the token is bound to, and shows so about this very request. */
    public Answer ofHeld(String token, Possession possession) {
        if (!(holders.shown(possession, token) instanceof Shown.Held(var holder))) {
            return new Answer.Refused(ProtocolError.INVALID_DPOP_PROOF);
        }
        var open = tokens.open(token)
                .filter(tokens::isForUs)
                .filter(found -> found.access().held().equals(Optional.of(new Binding.Key(holder.jkt()))));
        if (open.isEmpty()) {
            return new Answer.Refused(ProtocolError.INVALID_TOKEN);
        }
        return Boolean.TRUE.equals(spending.execute(status -> tables.spend(holder.once())))
                ? told(open.get())
                : new Answer.Refused(ProtocolError.INVALID_DPOP_PROOF);
    }

    private Answer told(Open open) {
        return people.find(open.access().person())
                .<Answer>map(person -> new Answer.Told(claims(person, open.access())))
                .orElseGet(() -> new Answer.Refused(ProtocolError.INVALID_TOKEN));
    }

    private static JsonObject claims(Person person, Access access) {
        var told = Json.object().put("sub", person.id().value());
        if (access.includes("profile")) {
            told.put("name", person.name());
        }
        return told.build();
    }
}
