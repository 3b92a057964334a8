package io.threekey.charter;

import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a verified chain of decisions says: which policy was in force where and when, and who signed it. Immutable. */
public final class History {
    private static final Predicate<PolicyVersion> EVERY_WAY = version -> true;
    private static final Predicate<PolicyVersion> IS_TO_STAY =
            version -> !version.way().isPassing();

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
                address,
                1,
                document,
                PolicyVersion.digestOf(document),
                charter.digest(),
                at,
                Validity.from(at),
                signers,
                1,
                Way.FOUNDING,
                Optional.empty(),
                Optional.empty());
    }

    History with(ProposalId proposal, PolicyVersion version) {
        var next = new LinkedHashMap<>(policies);
        next.put(version.address(), appended(versions(version.address()), version));
        return new History(next, charters, appended(proposal));
    }

    /** One that still waits to take effect never does: the new one takes its place. */
    History with(ProposalId proposal, Charter charter, PolicyVersion version) {
        var before = charters.stream()
                .map(earlier -> earlier.overtakenBefore(version.adoptedAt()))
                .toList();
        return new History(policies, appended(before, new CharterVersion(charter, version)), appended(proposal));
    }

    /** The same history in which a version was reverted at that instant. */
    History reverted(PolicyVersion reverted, Instant at) {
        var next = new LinkedHashMap<>(policies);
        next.put(
                reverted.address(),
                versions(reverted.address()).stream()
                        .map(version -> version.version() == reverted.version() ? version.reverted(at) : version)
                        .toList());
        return new History(next, charters, proposals);
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
                .filter(version -> version.hasBegun(at))
                .findFirst()
                .orElse(charters.getFirst())
                .charter();
    }

    /** The charter of that version, in force or not. */
    public Optional<Charter> charter(int version) {
        return charters.stream()
                .map(CharterVersion::charter)
                .filter(charter -> charter.version() == version)
                .findFirst();
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

    /** The ledger's keys that any charter pins which governs, governed or waits to, each once. */
    public List<String> logKeysEver() {
        return charters.stream()
                .filter(version -> version.policy().validity().everBegins())
                .flatMap(version -> version.charter().log().verifierKeys().stream())
                .distinct()
                .toList();
    }

    public Optional<PolicyVersion> latest(PolicyAddress address) {
        return versions(address).reversed().stream().findFirst();
    }

    /** The version in force at that instant at exactly this address: the latest adopted one that had begun and was not over. */
    public Optional<PolicyVersion> policyAt(PolicyAddress address, Instant at) {
        return policyAt(address, at, EVERY_WAY);
    }

    private Optional<PolicyVersion> policyAt(PolicyAddress address, Instant at, Predicate<PolicyVersion> which) {
        return versions(address).reversed().stream()
                .filter(which)
                .filter(version -> version.holdsAt(at))
                .filter(version -> !isReplacedBeforeItBegan(version))
                .findFirst();
    }

    /**
     * Whether a later one that is to stay began before it did. Then it never begins, whatever becomes of that one: those
     * who decided the later had it before them, and nobody would look for its return. A charter never begins once another
     * was adopted in its place.
     */
    public boolean isReplacedBeforeItBegan(PolicyVersion version) {
        return version.address().replacesCharter() && !version.validity().everBegins()
                || isReplacedBeforeItBegan(version, Instant.MAX);
    }

    private boolean isReplacedBeforeItBegan(PolicyVersion version, Instant at) {
        return versions(version.address()).stream()
                .filter(later -> later.version() > version.version())
                .filter(later -> !later.adoptedAt().isAfter(at))
                .filter(later -> !later.way().isPassing())
                .filter(later -> later.validity().everBegins())
                .anyMatch(later -> later.effectiveAt().isBefore(version.effectiveAt()));
    }

    /** What is obeyed at that instant: a site's own version where it keeps to the group's floor, else the group's. */
    public Optional<PolicyVersion> obeyedAt(PolicyAddress address, Instant at) {
        return obeyedAt(address, at, EVERY_WAY);
    }

    /** What would be obeyed then if nothing lay over it for hours. */
    Optional<PolicyVersion> obeyedBelowAt(PolicyAddress address, Instant at) {
        return obeyedAt(address, at, IS_TO_STAY);
    }

    private Optional<PolicyVersion> obeyedAt(PolicyAddress address, Instant at, Predicate<PolicyVersion> which) {
        var group = policyAt(address.inGroup(), at, which);
        if (address.scope().isGroup() || group.isEmpty()) {
            return group;
        }
        return policyAt(address, at, which)
                .filter(own -> keepsTo(group.get(), own, at))
                .or(() -> group);
    }

    /** The instants at which something else may come to be obeyed there, or again what was before. */
    public NavigableSet<Instant> turnsAt(PolicyAddress address) {
        return Stream.of(
                        Stream.of(address.inGroup(), address).flatMap(of -> versions(of).stream()),
                        charters.stream().map(CharterVersion::policy))
                .flatMap(versions -> versions)
                .map(PolicyVersion::validity)
                .flatMap(Validity::turns)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was obeyed where and when a version was adopted, without it and all that came after it. */
    Optional<PolicyVersion> obeyedBefore(PolicyVersion adopted) {
        return obeyedAt(
                adopted.address(),
                adopted.adoptedAt(),
                version -> !version.address().equals(adopted.address()) || version.version() < adopted.version());
    }

    private boolean keepsTo(PolicyVersion group, PolicyVersion site, Instant at) {
        return charterInForce(at).keepsTheFloor(site.address(), group.document(), site.document());
    }

    /** What a regular proposal replaces: the version adopted last that is to stay, in force or not yet. */
    public Optional<PolicyVersion> standing(PolicyAddress address, Instant at) {
        return versions(address).reversed().stream()
                .filter(IS_TO_STAY)
                .filter(version -> !version.validity().isOver(at))
                .filter(version -> !isReplacedBeforeItBegan(version))
                .findFirst();
    }

    /**
     * What was obeyed at its address before the standing version in force took its place, and is brought back for
     * continuity: at a site also the group's.
     */
    public Optional<PolicyVersion> before(PolicyVersion inForce) {
        return obeyedAt(
                inForce.address(),
                inForce.effectiveAt(),
                IS_TO_STAY.and(version ->
                        !version.address().equals(inForce.address()) || version.version() < inForce.version()));
    }

    /** Whether what stood before it was brought back for continuity; that is there once for each. */
    boolean wasContinued(PolicyVersion standing) {
        return versions(standing.address()).stream()
                .filter(version -> version.way() == Way.CONTINUITY)
                .anyMatch(back -> policyAt(
                                standing.address(),
                                back.adoptedAt(),
                                IS_TO_STAY.and(version -> version.version() < back.version()))
                        .filter(setAside -> setAside.version() == standing.version())
                        .isPresent());
    }

    /** Whether one domain's tightening at this address has hours left, whatever was adopted on top of it. */
    boolean isContainedAt(PolicyAddress address, Instant at) {
        return versions(address).stream().anyMatch(version -> version.way() == Way.CONTAINMENT && version.holdsAt(at));
    }

    /**
     * Domains that would tighten the same once more by a containment of this document: they did before, not long ago, and
     * it lapsed without a decision. A containment says so, and another domain signs it.
     */
    public List<Function> containedBefore(PolicyAddress address, JsonObject document, Instant at) {
        return EarlierContainments.of(charterInForce(at), this, address, at).lapsedBy(document);
    }

    /** What a proposal must name as replaced, by the way it takes. */
    public Optional<PolicyVersion> replacedBy(Way way, PolicyAddress address, Instant at) {
        return way.isPassing() ? policyAt(address, at) : standing(address, at);
    }

    /** Whether another decision took the place of the version it was written against, or of the charter it was made under. */
    public boolean isOvertaken(Proposal proposal, Instant at) {
        var latest = replacedBy(proposal.way(), proposal.address(), at);
        return proposal.charterVersion() != charterInForce(at).version()
                || latest.map(PolicyVersion::version).orElse(0) != proposal.replacesVersion()
                || !latest.map(PolicyVersion::digest).equals(proposal.replacesDigest());
    }

    /** Versions on their way: adopted, recorded or announced, and not obeyed yet. */
    public List<PolicyVersion> comingAt(PolicyAddress address, Instant at) {
        return versions(address).stream()
                .filter(version -> version.effectiveAt().isAfter(at))
                .filter(version -> !version.validity().isOver(at))
                .filter(version -> !isReplacedBeforeItBegan(version, at))
                .toList();
    }

    /**
     * What everything at the address is judged by at that instant besides what is obeyed: the next version that is in one
     * of its stages and will govern there, as far as this history knows and whatever will lie over it for hours.
     */
    public Optional<PolicyVersion> besideAt(PolicyAddress address, Instant at) {
        return Stream.of(address, address.inGroup())
                .distinct()
                .flatMap(place -> comingAt(place, at).stream())
                .filter(version -> version.stageAt(at).isPresent())
                .filter(version -> obeyedBelowAt(address, version.effectiveAt()).equals(Optional.of(version)))
                .min(Comparator.comparing(PolicyVersion::effectiveAt));
    }

    /** Whether a proposal of this name has been adopted; a name is used once. */
    public boolean adopted(ProposalId proposal) {
        return proposals.contains(proposal);
    }

    /** The charter that was adopted and waits to take effect. */
    public Optional<PolicyVersion> pendingCharter(Instant at) {
        return Optional.of(charters.getLast().policy())
                .filter(last -> last.effectiveAt().isAfter(at));
    }

    private record CharterVersion(Charter charter, PolicyVersion policy) {
        boolean hasBegun(Instant at) {
            return policy.validity().hasBegun(at) && policy.validity().everBegins();
        }

        CharterVersion overtakenBefore(Instant at) {
            return policy.validity().hasBegun(at) || !policy.validity().everBegins()
                    ? this
                    : new CharterVersion(charter, policy.overtaken(at));
        }
    }
}
