package io.threekey.charter;

import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a verified chain of decisions says: which policy was in force where and when, and who signed it. Immutable. */
public final class History {
    private final Map<PolicyAddress, List<PolicyVersion>> policies;
    private final List<CharterVersion> charters;
    private final Set<ProposalId> proposals;

    private History(
            Map<PolicyAddress, List<PolicyVersion>> policies,
            List<CharterVersion> charters,
            Set<ProposalId> proposals) {
        this.policies = policies;
        this.charters = charters;
        this.proposals = proposals;
    }

    static History founded(Charter charter, Instant foundedAt, List<Signer> signers) {
        var policies = new LinkedHashMap<PolicyAddress, List<PolicyVersion>>();
        charter.foundingPolicies()
                .forEach(policy -> policies.put(
                        policy.address(),
                        List.of(founding(policy.address(), policy.document(), charter, foundedAt, signers))));
        var first = founding(PolicyAddress.CHARTER, charter.document(), charter, foundedAt, signers);
        return new History(policies, List.of(new CharterVersion(charter, first)), Set.of());
    }

    private static PolicyVersion founding(
            PolicyAddress address, JsonObject document, Charter charter, Instant at, List<Signer> signers) {
        return new PolicyVersion(
                address, 1, document, PolicyVersion.digestOf(document), charter.digest(), at, at, signers, 1);
    }

    History with(ProposalId proposal, PolicyVersion version) {
        var next = new LinkedHashMap<>(policies);
        next.put(version.address(), appended(versions(version.address()), version));
        return new History(next, charters, appended(proposal));
    }

    History with(ProposalId proposal, Charter charter, PolicyVersion version) {
        return new History(policies, appended(charters, new CharterVersion(charter, version)), appended(proposal));
    }

    private Set<ProposalId> appended(ProposalId proposal) {
        var next = new LinkedHashSet<>(proposals);
        next.add(proposal);
        return next;
    }

    private static <T> List<T> appended(List<T> list, T item) {
        var next = new ArrayList<>(list);
        next.add(item);
        return List.copyOf(next);
    }

    /** The digest that is kept outside of the database and that everything else hangs from. */
    public Fingerprint fingerprint() {
        return new Fingerprint(charters.getFirst().charter().digest());
    }

    /** The charter that governs decisions at that instant; an adopted one may still wait for its delay. */
    public Charter charterInForce(Instant at) {
        return charters.reversed().stream()
                .filter(version -> !version.policy().effectiveAt().isAfter(at))
                .findFirst()
                .orElse(charters.getFirst())
                .charter();
    }

    /** The charter adopted last, in force or not yet. */
    public Charter latestCharter() {
        return charters.getLast().charter();
    }

    /** Addresses that have a policy, the charter's own not among them. */
    public Set<PolicyAddress> addresses() {
        return Set.copyOf(policies.keySet());
    }

    /** All versions ever adopted at the address, oldest first. Both of the charter's addresses show every charter. */
    public List<PolicyVersion> versions(PolicyAddress address) {
        return address.replacesCharter()
                ? charters.stream().map(CharterVersion::policy).toList()
                : policies.getOrDefault(address, List.of());
    }

    public Optional<PolicyVersion> latest(PolicyAddress address) {
        return versions(address).reversed().stream().findFirst();
    }

    /** The version in force at that instant: the latest adopted one whose effect had begun. */
    public Optional<PolicyVersion> policyAt(PolicyAddress address, Instant at) {
        return versions(address).reversed().stream()
                .filter(version -> !version.effectiveAt().isAfter(at))
                .findFirst();
    }

    /** Whether a proposal of this name has been adopted; a name is used once. */
    public boolean adopted(ProposalId proposal) {
        return proposals.contains(proposal);
    }

    private record CharterVersion(Charter charter, PolicyVersion policy) {}
}
