package io.threekey.server.governance.web;

import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.governance.AbsencesKnown;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.SiteNames;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class CharterPages {

    private final PoliciesInForce policies;
    private final SiteNames sites;
    private final AbsencesKnown absences;
    private final Clock clock;

    CharterPages(PoliciesInForce policies, SiteNames sites, AbsencesKnown absences, Clock clock) {
        this.policies = policies;
        this.sites = sites;
        this.absences = absences;
        this.clock = clock;
    }

    @GetMapping("/charter")
    @Requires(Permission.SIGNED_IN)
    Page charter(
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String useCase,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String function) {
        var chain = policies.chain();
        var charter = chain.charter();
        return Page.of(
                "governance/charter",
                new CharterViews(charter, sites.siteNames(), absences.known(), clock.instant())
                        .view(
                                MatrixQuestion.of(charter, decision, useCase, site, function),
                                chain.fingerprint().grouped()));
    }
}
