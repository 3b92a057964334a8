package io.threekey.server.records;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.evidence.Reference;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.PolicyKinds;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.Subjects;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.server.people.Site;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people call somebody or something that an entry refers to, as it is called today. */
@Component
class NamedReferences {

    private final People people;
    private final CaseFile cases;
    private final PolicyKinds kinds;
    private final Subjects subjects;
    private final PoliciesInForce policies;

    NamedReferences(People people, CaseFile cases, PolicyKinds kinds, Subjects subjects, PoliciesInForce policies) {
        this.people = people;
        this.cases = cases;
        this.kinds = kinds;
        this.subjects = subjects;
        this.policies = policies;
    }

    EntryWords.Named of(Reference reference) {
        return switch (reference.kind()) {
            case PERSON -> person(reference);
            case PLACE -> place(reference);
            case DECISION -> decision(reference);
            case POLICY -> policy(reference);
            case KEY -> key(reference);
        };
    }

    private EntryWords.Named person(Reference reference) {
        var name = people.find(new PersonId(reference.value()))
                .map(Person::name)
                .orElseGet(() -> seated(new PersonId(reference.value())).orElse(reference.value()));
        return named(reference, name, "/ledger?person=" + reference.value());
    }

    private Optional<String> seated(PersonId person) {
        return policies.founded()
                ? policies.chain().charter().seats().stream()
                        .filter(seat -> seat.holder().equals(person))
                        .map(seat -> seat.holderName())
                        .findFirst()
                : Optional.empty();
    }

    private EntryWords.Named place(Reference reference) {
        var kind = reference.value().substring(0, reference.value().indexOf(':'));
        var id = reference.value().substring(kind.length() + 1);
        var name = "ward".equals(kind) ? ward(id) : site(id);
        return named(reference, name.orElse(id), "/ledger?place=" + reference.value());
    }

    private Optional<String> site(String id) {
        return people.sites().stream()
                .filter(site -> site.id().value().equals(id))
                .map(Site::name)
                .findFirst();
    }

    private Optional<String> ward(String id) {
        return people.wards().stream()
                .filter(ward -> ward.id().value().equals(id))
                .map(ward -> ward.name() + ", "
                        + site(ward.site().value()).orElse(ward.site().value()))
                .findFirst();
    }

    /** Proposals are called by what they are about; a digest is called by nothing. */
    private EntryWords.Named decision(Reference reference) {
        return proposal(reference.value())
                .map(found -> new EntryWords.Named(
                        reference,
                        Words.of("records.named", subjects.of(found.proposal())),
                        Optional.of("/proposals/" + found.proposal().id())))
                .orElseGet(() -> unnamed(reference, "records.a-decision"));
    }

    private Optional<ProposalCase> proposal(String id) {
        return policies.founded() ? cases.find(new ProposalId(id)) : Optional.empty();
    }

    Optional<Words> ofProposal(ProposalId id) {
        return proposal(id.value()).map(found -> subjects.of(found.proposal()));
    }

    private EntryWords.Named policy(Reference reference) {
        return address(reference.value())
                .map(address -> new EntryWords.Named(
                        reference, Words.of("records.named", subjects.of(address)), Optional.of(pathOf(address))))
                .orElseGet(() -> unnamed(reference, "records.a-policy"));
    }

    static String pathOf(PolicyAddress address) {
        return address.replacesCharter()
                ? "/charter"
                : "/policies/" + address.kind() + "/" + PolicyKinds.useCaseOf(address) + "?scope=" + address.scope();
    }

    /** Empty for the digest of a document, and for a kind that this server has no words for. */
    private Optional<PolicyAddress> address(String value) {
        var parts = value.split("\\.", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            var useCase = "all".equals(parts[1]) ? Optional.<UseCase>empty() : Optional.of(UseCase.ofCode(parts[1]));
            var address = new PolicyAddress(new PolicyKindName(parts[0]), useCase, new Scope(parts[2]));
            return address.replacesCharter() || kinds.named(parts[0]).isPresent()
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IllegalArgumentException typedByHand) {
            return Optional.empty();
        }
    }

    private EntryWords.Named key(Reference reference) {
        return policies.founded()
                ? policies.chain().charter().seats().stream()
                        .filter(seat -> seat.keys().stream().map(Reference::to).anyMatch(reference::equals))
                        .findFirst()
                        .map(seat -> named(reference, seat.holderName(), "/ledger?person=" + seat.holder()))
                        .orElseGet(() -> unnamed(reference, "records.a-key"))
                : unnamed(reference, "records.a-key");
    }

    private static EntryWords.Named named(Reference reference, String name, String path) {
        return new EntryWords.Named(reference, Words.of("records.named", name), Optional.of(path));
    }

    private static EntryWords.Named unnamed(Reference reference, String key) {
        return new EntryWords.Named(reference, Words.of(key), Optional.empty());
    }
}
