package io.threekey.server.governance.web;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.Impacts;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyKinds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The form of a proposal, in all its states: with what is in force, as it was filled, with its effect. */
@Component
class ProposeViews {

    private final PolicyKinds kinds;
    private final PoliciesInForce policies;
    private final Impacts impacts;

    ProposeViews(PolicyKinds kinds, PoliciesInForce policies, Impacts impacts) {
        this.kinds = kinds;
        this.policies = policies;
        this.impacts = impacts;
    }

    ProposeView empty(String kind, String useCase) {
        return view(filled(Map.of("kind", kind, "useCase", useCase)), List.of(), Optional.empty());
    }

    FilledForm filled(Map<String, String> fields) {
        var name = fields.getOrDefault("kind", "");
        var kind = kinds.named(name).orElseThrow(ProposeViews::notFound);
        var address = kinds.address(name, fields.getOrDefault("useCase", "")).orElseThrow(ProposeViews::notFound);
        return new FilledForm(kind, address, fields);
    }

    ProposeView again(FilledForm form, List<Words> faults) {
        return view(form, faults, Optional.empty());
    }

    ProposeView withEffect(FilledForm form, Impact impact) {
        return view(form, List.of(), Optional.of(ImpactView.of(impact.figures())));
    }

    private ProposeView view(FilledForm form, List<Words> faults, Optional<ImpactView> impact) {
        var address = form.address();
        var right = policies.chain().charter().rightFor(address).orElseThrow(ProposeViews::notFound);
        return new ProposeView(
                GovernanceWords.subject(address),
                form.kind().name().value(),
                PolicyKinds.useCaseOf(address),
                groups(form.kind(), address, form.fields()),
                form.reason(),
                QuorumWords.of(right.quorum()),
                faults,
                impacts.canForesee(address),
                impact);
    }

    private List<ProposeView.Group> groups(PolicyKind kind, PolicyAddress address, Map<String, String> typed) {
        var fields = kind.form(policies.at(address).map(PolicyVersion::document));
        return fields.stream()
                .map(PolicyField::group)
                .distinct()
                .map(group -> new ProposeView.Group(
                        group,
                        fields.stream()
                                .filter(field -> field.group().equals(group))
                                .map(field -> field(field, typed))
                                .toList()))
                .toList();
    }

    private static ProposeView.Field field(PolicyField field, Map<String, String> typed) {
        var inForce = field.value().map(String::valueOf).orElse("");
        return new ProposeView.Field(
                field.name(),
                field.label(),
                field.unit(),
                typed.getOrDefault(field.name(), inForce),
                field.least(),
                field.most());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
