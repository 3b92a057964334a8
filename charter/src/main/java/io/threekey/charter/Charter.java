package io.threekey.charter;

import static java.util.stream.Collectors.toMap;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The constitution of access: seats, what they decide, with which keys. A well-formed charter may still be unwise;
 * a review says how, and no faulty one is ever adopted.
 *
 * @param policyKinds which decision each policy kind needs; an unmapped policy kind cannot be adopted
 * @param containments inside which one domain may tighten at once
 * @param continuities where clinical operations may return at once to what was enforced before
 * @param foundingPolicies only in version 1
 */
public record Charter(
        InstallationId installation,
        int version,
        SealingRules sealing,
        LogIdentity log,
        WorkingCalendar calendar,
        List<Seat> seats,
        Map<PolicyKindName, PolicyKindRule> policyKinds,
        List<DecisionRight> rights,
        List<Containment> containments,
        List<Continuity> continuities,
        List<FoundingPolicy> foundingPolicies) {
    public static final String FORMAT = "threekey-charter/1";

    public Charter {
        seats = List.copyOf(seats);
        policyKinds = Collections.unmodifiableMap(new LinkedHashMap<>(policyKinds));
        rights = List.copyOf(rights);
        containments = List.copyOf(containments);
        continuities = List.copyOf(continuities);
        foundingPolicies = List.copyOf(foundingPolicies);
        if (version < 1) {
            throw new IllegalArgumentException("a charter's version starts at 1, not " + version);
        }
        if (version > 1 && !foundingPolicies.isEmpty()) {
            throw new IllegalArgumentException("only the founding charter carries policies");
        }
    }

    /** @throws MalformedDocument also where the same charter would be written otherwise: one charter has one digest */
    public static Charter parse(byte[] canonical) {
        var charter = Document.read(canonical, FORMAT, Charter::read);
        if (!Arrays.equals(charter.bytes(), canonical)) {
            throw notAsWritten();
        }
        return charter;
    }

    /** @throws MalformedDocument as {@link #parse} */
    public static Charter of(JsonObject document) {
        return parse(CanonicalJson.bytes(document));
    }

    private static MalformedDocument notAsWritten() {
        return new MalformedDocument("threekey-charter", "names the same charter in another way than it is written");
    }

    public byte[] bytes() {
        return CanonicalJson.bytes(document());
    }

    public Digest digest() {
        return Digest.of(bytes());
    }

    public Optional<Seat> seat(SeatId id) {
        return seats.stream().filter(seat -> seat.id().equals(id)).findFirst();
    }

    /**
     * The right that governs a policy: the one for its use case before the one for all, then the one for its site
     * before the group's. Empty where the policy kind is not mapped, so that nobody can adopt such a policy.
     */
    public Optional<DecisionRight> rightFor(PolicyAddress address) {
        return rule(address)
                .map(PolicyKindRule::decision)
                .flatMap(decision -> rightFor(decision, address.useCase(), address.scope()));
    }

    /** The same, for a decision that no kind of policy may yet be mapped to. */
    public Optional<DecisionRight> rightFor(DecisionKind decision, Optional<UseCase> useCase, Scope scope) {
        return right(decision, useCase, scope).or(() -> right(decision, Optional.empty(), scope));
    }

    /** Whether a site's document keeps to the group's, so that it is obeyed there and not the group's. */
    public boolean keepsTheFloor(PolicyAddress site, JsonObject group, JsonObject own) {
        return rule(site)
                .filter(rule -> Strictness.compare(rule, group, own).keepsTheFloor())
                .isPresent();
    }

    /** The right that governs a proposal by the way it takes; the passing ways have theirs from the envelope. */
    public Optional<DecisionRight> rightFor(Proposal proposal) {
        var address = proposal.address();
        return switch (proposal.way()) {
            case REGULAR -> rightFor(address);
            case CONTAINMENT ->
                containment(address)
                        .map(envelope -> passing(
                                address,
                                envelope.quorum(proposal.enactment()),
                                "Tightening cannot always wait; it lapses by itself."));
            case CONTINUITY ->
                continuity(address)
                        .map(clause -> passing(
                                address, clause.quorum(), "Care comes first; what came before may return for hours."));
            case FOUNDING, WAY_OUT -> Optional.empty();
        };
    }

    private DecisionRight passing(PolicyAddress address, Quorum quorum, String reason) {
        return DecisionRight.passing(rule(address).orElseThrow().decision(), address, quorum, reason);
    }

    /** When the sponsor's way out of this proposal opens; empty where the charter gives none, and for charters. */
    public Optional<Instant> wayOutOpens(Proposal proposal) {
        return rightFor(proposal)
                .filter(right -> right.wayOutWorkingDays() > 0)
                .filter(right -> !proposal.address().replacesCharter())
                .map(right -> calendar.plusWorkingDays(proposal.proposedAt(), right.wayOutWorkingDays()));
    }

    /** A charter of that version in which the seats are these and nothing else differs. */
    public Charter withSeats(int next, List<Seat> others) {
        return with(next, log, others);
    }

    /** A charter of that version in which the ledger's keys are these and nothing else differs. */
    public Charter withLog(int next, LogIdentity other) {
        return with(next, other, seats);
    }

    private Charter with(int next, LogIdentity ledger, List<Seat> others) {
        return new Charter(
                installation,
                next,
                sealing,
                ledger,
                calendar,
                others,
                policyKinds,
                rights,
                containments,
                continuities,
                List.of());
    }

    public Optional<PolicyKindRule> rule(PolicyAddress address) {
        return Optional.ofNullable(policyKinds.get(address.kind()));
    }

    public Optional<Containment> containment(PolicyAddress address) {
        return containments.stream()
                .filter(envelope -> rule(address).isPresent() && envelope.covers(address))
                .findFirst();
    }

    public Optional<Continuity> continuity(PolicyAddress address) {
        return continuities.stream()
                .filter(clause ->
                        rule(address).isPresent() && clause.policyKind().equals(address.kind()))
                .findFirst();
    }

    private Optional<DecisionRight> right(DecisionKind decision, Optional<UseCase> useCase, Scope scope) {
        return exactRight(decision, useCase, scope).or(() -> exactRight(decision, useCase, Scope.GROUP));
    }

    private Optional<DecisionRight> exactRight(DecisionKind decision, Optional<UseCase> useCase, Scope scope) {
        return rights.stream()
                .filter(right -> right.decision().equals(decision))
                .filter(right ->
                        right.useCase().equals(useCase) && right.scope().equals(scope))
                .findFirst();
    }

    public JsonObject document() {
        var document = Document.of(FORMAT)
                .put("installation", installation.value())
                .put("version", version)
                .put("sealing", sealing.document())
                .put("log", log.document())
                .put("calendar", calendar.document())
                .put("seats", new JsonArray(seats.stream().map(Seat::document).toList()))
                .put("policyKinds", writePolicyKinds())
                .put(
                        "rights",
                        new JsonArray(
                                rights.stream().map(DecisionRight::document).toList()))
                .put(
                        "containments",
                        new JsonArray(
                                containments.stream().map(Containment::document).toList()))
                .put(
                        "continuities",
                        new JsonArray(
                                continuities.stream().map(Continuity::document).toList()));
        if (version == 1) {
            document.put(
                    "foundingPolicies",
                    new JsonArray(foundingPolicies.stream()
                            .map(FoundingPolicy::asJson)
                            .toList()));
        }
        return document.build();
    }

    private JsonObject writePolicyKinds() {
        return new JsonObject(policyKinds.entrySet().stream()
                .collect(toMap(
                        entry -> entry.getKey().value(),
                        entry -> entry.getValue().document())));
    }

    private static Charter read(Fields fields) {
        var version = fields.count("version");
        return new Charter(
                fields.text("installation", InstallationId::new),
                version,
                fields.object("sealing", SealingRules::read),
                fields.object("log", LogIdentity::read),
                fields.object("calendar", WorkingCalendar::read),
                fields.objects("seats", Seat::read),
                fields.object("policyKinds", Charter::readPolicyKinds),
                fields.objects("rights", DecisionRight::read),
                fields.objects("containments", Containment::read),
                fields.objects("continuities", Continuity::read),
                version == 1 ? fields.objects("foundingPolicies", FoundingPolicy::read) : List.of());
    }

    private static Map<PolicyKindName, PolicyKindRule> readPolicyKinds(Fields fields) {
        var kinds = new LinkedHashMap<PolicyKindName, PolicyKindRule>();
        for (var name : fields.names()) {
            kinds.put(new PolicyKindName(name), fields.object(name, PolicyKindRule::read));
        }
        return kinds;
    }
}
