package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactReplay;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.StaffMonitoring;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tries other session limits on the sessions that ended in a period. What is still open is not replayed; neither is
 * what was recorded before sessions were described, and the impact says how many those are.
 */
@Component
class SessionLimitsReplay implements ImpactReplay {

    private final Ledger ledger;
    private final WorkPlaces places;
    private final StaffMonitoring monitoring;

    SessionLimitsReplay(Ledger ledger, WorkPlaces places, StaffMonitoring monitoring) {
        this.ledger = ledger;
        this.places = places;
        this.monitoring = monitoring;
    }

    @Override
    public PolicyKindName kind() {
        return SessionLimitsKind.NAME;
    }

    @Override
    public Impact replay(
            PolicyAddress address,
            SitesConcerned sites,
            JsonObject inForce,
            JsonObject proposed,
            ReplayedPeriod period) {
        var compared = new LimitsCompared(SessionLimits.read(inForce), SessionLimits.read(proposed), places.now());
        var affordable = Affordable.of(SignInEntries.SESSION_ENDED, period, ledger);
        for (var stretch : List.of(SignInEntries.SESSION_ENDED, SignInEntries.SESSION_WENT_ON)) {
            ledger.eachOf(
                    stretch,
                    affordable.from(),
                    affordable.until(),
                    entry -> PastSession.of(entry)
                            .ifPresentOrElse(past -> take(past, address, sites, compared), compared::takeUnknown));
        }
        return compared.impact(affordable, monitoring.smallestGroup());
    }

    /** Where it cannot be told whether a session was at the site, it is not replayed. */
    private static void take(PastSession past, PolicyAddress address, SitesConcerned sites, LimitsCompared compared) {
        if (address.useCase().filter(past.useCase()::equals).isEmpty()) {
            return;
        }
        if (sites.reaches(past.site())) {
            compared.take(past);
        } else if (past.site().isEmpty()) {
            compared.takeUnknown();
        }
    }
}
