package io.threekey.server.governance;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says of session limits what the test wants them to do to people, before and after they are obeyed. */
class ForeseenByTheTest implements ImpactReplay, Observed {

    int mostHinderedPercent;
    int hinderedNow;
    int counted;

    @Override
    public PolicyKindName kind() {
        return new PolicyKindName("session-limits");
    }

    @Override
    public Impact replay(
            PolicyAddress address,
            SitesConcerned sites,
            JsonObject inForce,
            JsonObject proposed,
            ReplayedPeriod period) {
        return new Impact(
                new ImpactFigures(
                        period,
                        0,
                        0,
                        SmallGroups.LEAST,
                        mostHinderedPercent,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of()),
                HinderedByHour.nobody());
    }

    @Override
    public int hinderedSince(PolicyVersion version, SitesConcerned sites, JsonObject replaced, Instant since) {
        counted++;
        return hinderedNow;
    }
}
