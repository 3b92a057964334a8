package io.threekey.server.governance.web;

import io.threekey.charter.Containment;
import io.threekey.charter.Continuity;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.Scope;
import io.threekey.charter.Way;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.AbsencesKnown;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.Impacts;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.PolicyAddresses;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.PolicyKinds;
import io.threekey.server.governance.QuorumWords;
import io.threekey.server.governance.Subjects;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The form of a proposal, in all its states: with what is in force, as it was filled, with its effect. */
@Component
class ProposeViews {

    private final PolicyKinds kinds;
    private final PolicyAddresses addresses;
    private final PoliciesInForce policies;
    private final Impacts impacts;
    private final RivalViews rivals;
    private final FormViews layout;
    private final Subjects subjects;
    private final AbsencesKnown absences;
    private final Clock clock;

    ProposeViews(
            PolicyKinds kinds,
            PolicyAddresses addresses,
            PoliciesInForce policies,
            Impacts impacts,
            RivalViews rivals,
            FormViews layout,
            Subjects subjects,
            AbsencesKnown absences,
            Clock clock) {
        this.kinds = kinds;
        this.addresses = addresses;
        this.policies = policies;
        this.impacts = impacts;
        this.rivals = rivals;
        this.layout = layout;
        this.subjects = subjects;
        this.absences = absences;
        this.clock = clock;
    }

    /** Where a change of what this one would have changed is written. */
    static String url(Proposal proposal) {
        var address = proposal.address();
        if (address.replacesCharter()) {
            return address.equals(PolicyAddress.SEAT_SUCCESSION) ? "/succession" : "/charter/change";
        }
        return url(address, proposal.way());
    }

    static String url(PolicyAddress address, Way way) {
        return "/proposals/new?kind=%s&useCase=%s&scope=%s&way=%s"
                .formatted(address.kind(), PolicyKinds.useCaseOf(address), address.scope(), way.code());
    }

    FilledForm filled(Map<String, String> fields) {
        var address = addresses
                .named(
                        fields.getOrDefault("kind", ""),
                        fields.getOrDefault("useCase", ""),
                        fields.getOrDefault("scope", Scope.GROUP.value()))
                .orElseThrow(ProposalPages::notFound);
        var kind = kinds.named(address.kind().value()).orElseThrow(ProposalPages::notFound);
        return new FilledForm(kind, address, way(fields), fields);
    }

    private static Way way(Map<String, String> fields) {
        return Stream.of(Way.REGULAR, Way.CONTAINMENT, Way.CONTINUITY)
                .filter(way -> way.code().equals(fields.getOrDefault("way", Way.REGULAR.code())))
                .findFirst()
                .orElseThrow(ProposalPages::notFound);
    }

    /** What brings back an earlier policy has nothing to fill in. */
    Drafted read(FilledForm form) {
        if (form.way() != Way.CONTINUITY) {
            return form.kind().read(form.fields());
        }
        return broughtBack(form.address())
                .<Drafted>map(before -> new Drafted.Document(before.document()))
                .orElseGet(() ->
                        new Drafted.Faulty(List.of(FieldFault.of(Words.of("governance.break.not-what-was-before")))));
    }

    ProposeView again(FilledForm form, List<FieldFault> faults) {
        return view(form, faults, Optional.empty());
    }

    ProposeView withEffect(FilledForm form, Impact impact) {
        return view(form, List.of(), Optional.of(ImpactView.of(impact.figures())));
    }

    private ProposeView view(FilledForm form, List<FieldFault> faults, Optional<ImpactView> impact) {
        var address = form.address();
        var way = form.way();
        return new ProposeView(
                Words.of("governance.propose.title." + way.code(), subjects.of(address)),
                Words.of("governance.propose.lead." + way.code()),
                form.kind().name().value(),
                PolicyKinds.useCaseOf(address),
                address.scope().value(),
                way.code(),
                way == Way.REGULAR ? places(address) : List.of(),
                layout.of(form, faults),
                way == Way.CONTINUITY ? brought(form) : List.of(),
                form.reason(),
                who(address, way),
                new SeatsToday(policies.chain().charter(), absences.known(), clock.instant())
                        .who(signing(address, way)),
                rivals.of(form),
                way != Way.CONTINUITY && impacts.canForesee(address),
                impact);
    }

    /** Where this kind is decided, one after the other; nothing to choose where it is one place only. */
    private List<ProposeView.Place> places(PolicyAddress here) {
        var places = addresses.all().stream()
                .filter(address -> address.kind().equals(here.kind()))
                .filter(address -> policies.chain().charter().rightFor(address).isPresent())
                .map(address -> new ProposeView.Place(
                        subjects.placeOf(address), url(address, Way.REGULAR), address.equals(here)))
                .toList();
        return places.size() > 1 ? places : List.of();
    }

    private Optional<PolicyVersion> broughtBack(PolicyAddress address) {
        var history = policies.chain().history();
        return history.policyAt(address, clock.instant()).flatMap(history::before);
    }

    private List<Words> brought(FilledForm form) {
        return broughtBack(form.address())
                .map(before -> policies.at(form.address())
                        .map(now -> form.kind().changesInWords(now.document(), before.document()))
                        .orElseGet(() -> form.kind().inWords(before.document())))
                .orElse(List.of());
    }

    private Words who(PolicyAddress address, Way way) {
        var charter = policies.chain().charter();
        return (switch (way) {
                    case CONTAINMENT ->
                        charter.containment(address).map(envelope -> passing(way, envelope.by(), envelope.hours()));
                    case CONTINUITY ->
                        charter.continuity(address).map(clause -> passing(way, clause.by(), clause.hours()));
                    case REGULAR, FOUNDING, WAY_OUT ->
                        charter.rightFor(address)
                                .map(right -> Words.of("governance.propose.who", QuorumWords.of(right.quorum())));
                })
                .orElseThrow(ProposalPages::notFound);
    }

    /** Every function whose signature could count. */
    private List<Function> signing(PolicyAddress address, Way way) {
        var charter = policies.chain().charter();
        return switch (way) {
            case CONTAINMENT ->
                charter.containment(address).map(Containment::by).orElse(List.of());
            case CONTINUITY -> charter.continuity(address).map(Continuity::by).orElse(List.of());
            case REGULAR, FOUNDING, WAY_OUT ->
                charter.rightFor(address)
                        .map(right -> List.copyOf(QuorumWords.functionsIn(right.quorum())))
                        .orElse(List.of());
        };
    }

    private static Words passing(Way way, List<Function> by, int hours) {
        return Words.of(
                "governance.propose.who." + way.code(),
                by.stream().map(CharterWords::function).toList(),
                hours);
    }
}
