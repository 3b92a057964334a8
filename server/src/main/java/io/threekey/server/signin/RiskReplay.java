package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactReplay;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.StaffMonitoring;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Tries other thresholds on what went before the sign-ins of a period. */
@Component
class RiskReplay implements ImpactReplay {

    private final Ledger ledger;
    private final WorkPlaces places;
    private final StaffMonitoring monitoring;

    RiskReplay(Ledger ledger, WorkPlaces places, StaffMonitoring monitoring) {
        this.ledger = ledger;
        this.places = places;
        this.monitoring = monitoring;
    }

    @Override
    public PolicyKindName kind() {
        return RiskThresholds.KIND;
    }

    @Override
    public Impact replay(
            PolicyAddress address,
            SitesConcerned sites,
            JsonObject inForce,
            JsonObject proposed,
            ReplayedPeriod period) {
        var compared = new ThresholdsCompared(
                RiskThresholds.obeyedOf(inForce), RiskThresholds.obeyedOf(proposed), places.now());
        var affordable = Affordable.of(SignInEntries.LET_IN, period, ledger);
        Consumer<WeighedSignIn> take = past -> {
            if (address.useCase().filter(past.useCase()::equals).isPresent() && sites.reaches(past.site())) {
                compared.take(past);
            }
        };
        ledger.eachOf(
                SignInEntries.LET_IN,
                affordable.from(),
                affordable.until(),
                entry -> take.accept(WeighedSignIn.letIn(entry)));
        ledger.eachOf(
                SignInEntries.REFUSED,
                affordable.from(),
                affordable.until(),
                entry -> WeighedSignIn.keptOut(entry).ifPresent(take));
        return compared.impact(affordable, monitoring.smallestGroup());
    }
}
