package io.threekey.server.governance.gaps;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.server.governance.AbsencesKnown;
import io.threekey.server.governance.DecisionKeyUse;
import io.threekey.server.governance.OpenCases;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.PolicyAddresses;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.GapSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What nobody owns, or will stop owning, in the charter and in what was decided under it. */
@Component
public class OwnershipGaps implements GapSource {

    private static final List<OwnershipRule> RULES = List.of(
            new UnownedPolicies(),
            new Vacancies(),
            new LapsingTerms(),
            new AloneInAFunction(),
            new NobodyPresent(),
            new ConflictsOfInterest(),
            new OverdueDecisions(),
            new OverdueReviews(),
            new LapsingPolicies(),
            new OvertakenSitePolicies(),
            new RepeatedWayOut(),
            new UntriedKeys(),
            new UnattestedKeys());

    private final PoliciesInForce policies;
    private final PolicyAddresses obeyed;
    private final OpenCases cases;
    private final DecisionKeyUse keyUse;
    private final AbsencesKnown absences;
    private final Clock clock;

    OwnershipGaps(
            PoliciesInForce policies,
            PolicyAddresses obeyed,
            OpenCases cases,
            DecisionKeyUse keyUse,
            AbsencesKnown absences,
            Clock clock) {
        this.policies = policies;
        this.obeyed = obeyed;
        this.cases = cases;
        this.keyUse = keyUse;
        this.absences = absences;
        this.clock = clock;
    }

    @Override
    public List<Gap> gaps() {
        return gapsAt(clock.instant());
    }

    /** As they would stand then, if nothing were done until then. */
    public List<Gap> gapsAt(Instant instant) {
        if (!policies.founded()) {
            return List.of();
        }
        var ownership = ownership(instant);
        return RULES.stream().flatMap(rule -> rule.gapsIn(ownership)).toList();
    }

    private Ownership ownership(Instant instant) {
        var chain = policies.chain();
        return new Ownership(
                chain.history().charterInForce(instant),
                addresses(chain.history())
                        .flatMap(address -> chain.history().policyAt(address, instant).stream())
                        .toList(),
                addresses(chain.history())
                        .flatMap(address -> chain.history().versions(address).stream())
                        .toList(),
                obeyed.ofTheGroup(),
                cases.all(),
                keyUse.lastUses()::of,
                absences.known(),
                instant);
    }

    private static Stream<PolicyAddress> addresses(History history) {
        return Stream.concat(Stream.of(PolicyAddress.CHARTER), history.addresses().stream());
    }
}
