package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Renewal;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.LiveSessions.Live;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/** Gives an application what it may use, and takes all of it back, in the caller's transaction. */
@Component
class Giving {

    private static final int ID_LENGTH = 16;

    private final FederationTables tables;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;

    Giving(FederationTables tables, Ledger ledger, Clock clock, RandomGenerator random) {
        this.tables = tables;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    /**
     * @param code digest of the code with which it began
     * @param whole what it may be told later, of which it is told now the same or less
     * @param live the session, which none of it outlives
     */
    Taken.Whole give(Application application, Digest code, Access whole, Told told, Live live) {
        return new Taken.Whole(told, given(code, told), again(application, code, whole, told, live));
    }

    /** What it is told anew with stays what it is. */
    Taken.Whole giveBeside(Digest code, Told told) {
        return new Taken.Whole(told, given(code, told), Optional.empty());
    }

    private GivenAccess given(Digest code, Told told) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var given = new GivenAccess(newId(), code, told.access(), now.plus(Tokens.LIFETIME));
        tables.insert(given);
        return given;
    }

    private Optional<RefreshText> again(Application application, Digest code, Access whole, Told told, Live live) {
        return switch (application.renewal()) {
            case Renewal.NEVER -> Optional.empty();
            case Renewal.WHILE_SIGNED_IN -> {
                var text = RefreshText.made(random, code);
                tables.insert(new RefreshToken(text.digest(), code, whole, told.authenticated(), live.until()));
                yield Optional.of(text);
            }
        };
    }

    /**
     * What was used is used again, or never was: one of those who used it stole it, and nobody knows which (RFC 6749,
     * 4.1.2; RFC 9700, 4.14.2). Where a proof was spent on nothing, that stays spent, and is recorded.
     */
    Taken takeBackWhatBeganWith(Digest code, EntryType twice, TokenRequest request, TransactionStatus status) {
        var before = tables.takeBackWhatBeganWith(code);
        if (!before.isEmpty()) {
            var access = before.getFirst();
            ledger.append(twice, access.person().value(), FederationEntries.of(access));
            return new Taken.Nothing(ProtocolError.INVALID_GRANT);
        }
        return nothing(request, status);
    }

    Taken nothing(TokenRequest request, TransactionStatus status) {
        if (request.client().proof().isPresent()) {
            ledger.append(
                    FederationEntries.PROOF_FOR_NOTHING,
                    request.name(),
                    FederationEntries.proofForNothing(request.name()));
        } else {
            status.setRollbackOnly();
        }
        return new Taken.Nothing(ProtocolError.INVALID_GRANT);
    }

    /** It is not told, and what it had been given with it is over too. */
    Taken refuse(Digest code, Access access, GrantFault why) {
        tables.takeBackWhatBeganWith(code);
        ledger.append(FederationEntries.NOT_TOLD, access.person().value(), FederationEntries.notTold(access, why));
        return new Taken.Nothing(ProtocolError.INVALID_GRANT);
    }

    private String newId() {
        var bytes = new byte[ID_LENGTH];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
