package io.threekey.server.records;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.evidence.Reference;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.LedgerSearch;
import io.threekey.server.ledger.StoredEntry;
import io.threekey.server.people.People;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which entries may be read. What was done in office, and what is about nobody, is open to who holds a seat; everything
 * else that refers to somebody is theirs alone, except that a look permitted by policy opens their sign-ins. A type that
 * nobody thought of here is closed as soon as it may refer to a person.
 */
@Component
public class ReadableEntries {

    private static final Set<String> IN_OFFICE = Set.of(
            "installation",
            "proposal",
            "decision",
            "decision-key",
            "policy",
            "absence",
            "duty",
            "person",
            "role",
            "log-key");

    /** No type has this name. */
    private static final Set<String> NOTHING = Set.of("-");

    private final LedgerSearch ledger;
    private final PoliciesInForce policies;
    private final People people;
    private final CaseFile cases;

    ReadableEntries(LedgerSearch ledger, PoliciesInForce policies, People people, CaseFile cases) {
        this.ledger = ledger;
        this.policies = policies;
        this.people = people;
        this.cases = cases;
    }

    /** To whoever holds a seat. */
    public static boolean isOpen(EntryType type) {
        return !type.about().mayBeTo(Reference.Kind.PERSON) || IN_OFFICE.contains(EntryGroup.family(type));
    }

    /** To whom a policy lets look at somebody's sign-ins. */
    public static boolean isOfSignIns(EntryType type) {
        return EntryGroup.of(type) == EntryGroup.SIGN_INS;
    }

    public Set<String> openTypes() {
        return named(ReadableEntries::isOpen);
    }

    public Set<String> typesOfALook() {
        return named(ReadableEntries::isOfSignIns);
    }

    public Set<String> allTypes() {
        return named(type -> true);
    }

    /**
     * Those of the permitted ones that a kind names.
     *
     * @param kind an entry type's name, the code of an {@link EntryGroup}, or anything else for all of them
     */
    public Set<String> ofKind(String kind, Set<String> permitted) {
        var group = EntryGroup.named(kind);
        var asked = group.isPresent()
                ? named(type -> EntryGroup.of(type) == group.get())
                : named(type -> type.name().equals(kind));
        var both = permitted.stream().filter(asked::contains).collect(toUnmodifiableSet());
        return asked.isEmpty() ? permitted : both.isEmpty() ? NOTHING : both;
    }

    private Set<String> named(Predicate<EntryType> which) {
        return ledger.types().stream().filter(which).map(EntryType::name).collect(toUnmodifiableSet());
    }

    /** By what a person is found: their id, and the decision keys that act for them. */
    public Set<Reference> referencesTo(PersonId person) {
        var references = new HashSet<Reference>();
        references.add(Reference.to(person));
        if (policies.founded()) {
            policies.decisionKeysOf(person).stream().map(Reference::to).forEach(references::add);
        }
        return references;
    }

    /** By what a place is found: a site also by its wards. */
    public Set<Reference> referencesTo(Reference place) {
        return Stream.concat(
                        Stream.of(place),
                        people.wards().stream()
                                .filter(ward ->
                                        Reference.toSite(ward.site().value()).equals(place))
                                .map(ward -> Reference.toWard(ward.id().value())))
                .collect(toUnmodifiableSet());
    }

    /** By what a decision is found: acts name it by the digest of the proposal. */
    public Set<Reference> referencesToDecision(Reference decision) {
        var proposal =
                policies.founded() ? cases.find(new ProposalId(decision.value())) : Optional.<ProposalCase>empty();
        return Stream.concat(
                        Stream.of(decision),
                        proposal.stream()
                                .map(found ->
                                        Reference.toProposal(found.proposal().digest())))
                .collect(toUnmodifiableSet());
    }

    public boolean isAbout(StoredEntry entry, PersonId person) {
        return references(entry).stream().anyMatch(referencesTo(person)::contains);
    }

    public Set<Reference> references(StoredEntry entry) {
        return entry.content()
                .flatMap(content -> ledger.type(entry.type()).map(type -> type.references(entry.subject(), content)))
                .orElse(Set.of());
    }
}
