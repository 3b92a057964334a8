package io.threekey.server.governance.web;

import static java.util.Comparator.naturalOrder;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Seat;
import io.threekey.charter.Signer;
import io.threekey.charter.Way;
import io.threekey.evidence.Reference;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.PolicyAddresses;
import io.threekey.server.governance.PolicyKinds;
import io.threekey.server.governance.Subjects;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What is in force, and what was. */
@Controller
@Requires(Permission.SIGNED_IN)
class PolicyPages {

    private final PoliciesInForce policies;
    private final PolicyAddresses addresses;
    private final PolicyKinds kinds;
    private final CaseFile cases;
    private final Subjects subjects;
    private final Clock clock;

    PolicyPages(
            PoliciesInForce policies,
            PolicyAddresses addresses,
            PolicyKinds kinds,
            CaseFile cases,
            Subjects subjects,
            Clock clock) {
        this.policies = policies;
        this.addresses = addresses;
        this.kinds = kinds;
        this.cases = cases;
        this.subjects = subjects;
        this.clock = clock;
    }

    @GetMapping("/policies")
    Page inForce(Caller.SignedIn caller) {
        var reader = seat(caller);
        return Page.of(
                "governance/policies",
                new PoliciesView(addresses.all().stream()
                        .map(address -> row(address, reader))
                        .toList()));
    }

    @GetMapping("/policies/{kind}/{useCase}")
    Page history(
            @PathVariable String kind,
            @PathVariable String useCase,
            @RequestParam(defaultValue = "group") String scope) {
        var address = addresses
                .named(kind, useCase, scope)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var versions = policies.chain().history().versions(address).stream()
                .map(this::view)
                .toList()
                .reversed();
        return Page.of(
                "governance/history",
                new HistoryView(
                        subjects.of(address),
                        versions,
                        "/ledger?policy=" + Reference.to(address).value()));
    }

    private PoliciesView.Row row(PolicyAddress address, Optional<Seat> reader) {
        return new PoliciesView.Row(
                subjects.of(address),
                inForceAt(address).stream().map(this::view).toList(),
                follows(address),
                policies.chain().history().comingAt(address, clock.instant()).stream()
                        .map(this::view)
                        .toList(),
                reader.filter(seat -> !policies.inDoubt())
                        .map(seat -> actions(address, seat))
                        .orElse(List.of()),
                historyUrl(address));
    }

    private List<PolicyVersion> inForceAt(PolicyAddress address) {
        return besideEachOther(address)
                .orElseGet(() -> policies.at(address).stream()
                        .filter(version -> version.address().equals(address))
                        .toList());
    }

    private Optional<List<PolicyVersion>> besideEachOther(PolicyAddress address) {
        return kinds.named(address.kind().value())
                .flatMap(kind -> kind.besideEachOther(policies.chain().history(), clock.instant()));
    }

    private Optional<Words> follows(PolicyAddress address) {
        return policies.at(address)
                .filter(version -> !version.address().equals(address))
                .map(groups -> Words.of(
                        policies.chain()
                                        .history()
                                        .policyAt(address, clock.instant())
                                        .isPresent()
                                ? "governance.policies.follows.stricter"
                                : "governance.policies.follows",
                        groups.version()));
    }

    private List<PoliciesView.Action> actions(PolicyAddress address, Seat reader) {
        var charter = policies.chain().charter();
        var history = policies.chain().history();
        var actions = new ArrayList<PoliciesView.Action>();
        if (charter.rightFor(address).isPresent()) {
            actions.add(action(address, Way.REGULAR));
        }
        if (charter.containment(address)
                        .filter(one -> one.by().contains(reader.function()))
                        .isPresent()
                && policies.at(address).isPresent()) {
            actions.add(action(address, Way.CONTAINMENT));
        }
        if (charter.continuity(address)
                        .filter(one -> one.by().contains(reader.function()))
                        .isPresent()
                && history.policyAt(address, clock.instant())
                        .filter(version -> !version.way().isPassing())
                        .flatMap(history::before)
                        .isPresent()) {
            actions.add(action(address, Way.CONTINUITY));
        }
        return actions;
    }

    private static PoliciesView.Action action(PolicyAddress address, Way way) {
        return new PoliciesView.Action(
                Words.of("governance.policies.propose." + way.code()), ProposeViews.url(address, way));
    }

    private static String historyUrl(PolicyAddress address) {
        return "/policies/%s/%s?scope=%s".formatted(address.kind(), PolicyKinds.useCaseOf(address), address.scope());
    }

    private Optional<Seat> seat(Caller.SignedIn caller) {
        return policies.chain().charter().seats().stream()
                .filter(seat -> seat.holder().value().equals(caller.person()))
                .findFirst();
    }

    private VersionView view(PolicyVersion version) {
        return new VersionView(
                version.version(),
                besideEachOther(version.address()).map(others -> subjects.of(version)),
                when(version),
                isReplacedBeforeItBegan(version) ? List.of() : EffectWords.of(version, clock.instant()),
                kinds.named(version.address().kind().value())
                        .map(kind -> kind.inWords(version.document()))
                        .orElse(List.of()),
                version.signers().stream().map(this::signer).toList(),
                cases.proposalOf(version).map(proposal -> "/proposals/" + proposal));
    }

    private Words when(PolicyVersion version) {
        var now = clock.instant();
        var history = policies.chain().history();
        if (isReplacedBeforeItBegan(version)) {
            return Words.of("governance.policies.never");
        }
        if (now.isBefore(version.effectiveAt())) {
            return Words.of("governance.policies.coming", version.effectiveAt());
        }
        var beside = besideEachOther(version.address());
        if (beside.map(all -> all.contains(version))
                .orElseGet(() -> history.policyAt(version.address(), now).equals(Optional.of(version)))) {
            return Words.of("governance.policies.in-force", version.effectiveAt());
        }
        if (beside.isPresent()) {
            return Words.of("governance.policies.gone", version.effectiveAt());
        }
        return Stream.of(version.until(), version.revertedAt(), replacedAt(version, now))
                .flatMap(Optional::stream)
                .filter(end -> !end.isAfter(now))
                .min(naturalOrder())
                .map(end -> Words.of("governance.policies.was", version.effectiveAt(), end))
                .orElseGet(() -> Words.of("governance.policies.set-aside", version.effectiveAt()));
    }

    private boolean isReplacedBeforeItBegan(PolicyVersion version) {
        return policies.chain().history().isReplacedBeforeItBegan(version);
    }

    private Optional<Instant> replacedAt(PolicyVersion version, Instant now) {
        return policies.chain().history().versions(version.address()).stream()
                .filter(later -> later.version() > version.version())
                .filter(later -> !later.way().isPassing())
                .map(PolicyVersion::effectiveAt)
                .filter(effect -> !effect.isAfter(now))
                .min(naturalOrder());
    }

    private Words signer(Signer signer) {
        return policies.chain()
                .charter()
                .seat(signer.seat())
                .map(seat -> Words.of("governance.policies.signer", signer.holderName(), CharterWords.seat(seat)))
                .orElseGet(() -> Words.of("governance.proposal.plan.person", signer.holderName()));
    }
}
