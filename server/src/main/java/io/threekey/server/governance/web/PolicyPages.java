package io.threekey.server.governance.web;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Signer;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyKinds;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What is in force, and what was. */
@Controller
@Requires(Permission.SIGNED_IN)
class PolicyPages {

    private final PoliciesInForce policies;
    private final PolicyKinds kinds;
    private final CaseFile cases;
    private final Clock clock;

    PolicyPages(PoliciesInForce policies, PolicyKinds kinds, CaseFile cases, Clock clock) {
        this.policies = policies;
        this.kinds = kinds;
        this.cases = cases;
        this.clock = clock;
    }

    @GetMapping("/policies")
    Page inForce(Caller caller) {
        var rows = kinds.all().stream()
                .flatMap(kind -> kind.addresses().stream().map(address -> row(kind, address)))
                .toList();
        return Page.of("governance/policies", new PoliciesView(rows, caller.may(Permission.SEAT_HOLDER)));
    }

    @GetMapping("/policies/{kind}/{useCase}")
    Page history(@PathVariable String kind, @PathVariable String useCase) {
        var address = kinds.address(kind, useCase).orElseThrow(PolicyPages::notFound);
        var found = kinds.named(kind).orElseThrow(PolicyPages::notFound);
        var all = policies.chain().history().versions(address);
        var versions = IntStream.range(0, all.size())
                .mapToObj(index -> view(found, all.get(index), when(all, index)))
                .toList()
                .reversed();
        return Page.of("governance/history", new HistoryView(GovernanceWords.subject(address), versions));
    }

    private PoliciesView.Row row(PolicyKind kind, PolicyAddress address) {
        var name = kind.name().value();
        var useCase = PolicyKinds.useCaseOf(address);
        return new PoliciesView.Row(
                GovernanceWords.subject(address),
                policies.at(address).map(version -> view(kind, version, since(version))),
                "/proposals/new?kind=" + name + "&useCase=" + useCase,
                "/policies/" + name + "/" + useCase);
    }

    private VersionView view(PolicyKind kind, PolicyVersion version, Words when) {
        return new VersionView(
                version.version(),
                when,
                kind.inWords(version.document()),
                version.signers().stream().map(this::signer).toList(),
                cases.proposalOf(version).map(proposal -> "/proposals/" + proposal));
    }

    private Words when(List<PolicyVersion> all, int index) {
        var version = all.get(index);
        var isReplaced = index + 1 < all.size()
                && !clock.instant().isBefore(all.get(index + 1).effectiveAt());
        return isReplaced
                ? Words.of(
                        "governance.policies.was",
                        version.effectiveAt(),
                        all.get(index + 1).effectiveAt())
                : since(version);
    }

    private Words since(PolicyVersion version) {
        return Words.of(
                clock.instant().isBefore(version.effectiveAt())
                        ? "governance.policies.coming"
                        : "governance.policies.in-force",
                version.effectiveAt());
    }

    private Words signer(Signer signer) {
        return policies.chain()
                .charter()
                .seat(signer.seat())
                .map(seat -> Words.of("governance.policies.signer", signer.holderName(), GovernanceWords.seat(seat)))
                .orElseGet(() -> Words.of("governance.proposal.plan.person", signer.holderName()));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
