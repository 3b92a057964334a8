package io.threekey.server.signin;

import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.LetInEntry;
import io.threekey.server.governance.Observed;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts who had to come in again because of the session limits that they were given. */
@Component
class HinderedNow implements Observed {

    private final Ledger ledger;
    private final Clock clock;

    HinderedNow(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public PolicyKindName kind() {
        return SessionLimitsKind.NAME;
    }

    @Override
    public int hinderedSince(PolicyVersion version, SitesConcerned sites, JsonObject replaced, Instant since) {
        var limits = SessionLimits.read(replaced);
        var comingBack = new ComingBack();
        var now = clock.instant().plusMillis(1);
        ledger.eachOf(SignInEntries.LET_IN, since, now, entry -> {
            var in = LetInEntry.parse(entry.payload());
            comingBack.started(in.session(), in.person(), entry.at());
        });
        ledger.eachOf(
                SignInEntries.SESSION_ENDED,
                since,
                now,
                entry -> PastSession.of(entry)
                        .filter(PastSession::ranOut)
                        .filter(past -> version.address().useCase().equals(Optional.of(past.useCase())))
                        .filter(past -> sites.reaches(past.site()))
                        .filter(past -> past.policyDocument().equals(version.digest()))
                        .map(past -> ranOut(past, limits.in(past.careSetting())))
                        .ifPresent(comingBack::ended));
        return (int) comingBack.spared().stream()
                .map(ComingBack.Return::person)
                .distinct()
                .count();
    }

    private static ComingBack.RanOut ranOut(PastSession past, SessionLimit replaced) {
        return new ComingBack.RanOut(
                past, LimitTried.on(past, replaced).openUntil(), past.times().end());
    }
}
