package io.threekey.charter;

import static java.util.stream.Collectors.toMap;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The constitution of access: seats, what they decide, with which keys. A well-formed charter may still be unwise;
 * a review says how, and no faulty one is ever adopted.
 *
 * @param policyKinds which decision kind each policy kind needs; an unmapped policy kind cannot be adopted
 * @param foundingPolicies only in version 1
 */
public record Charter(
        InstallationId installation,
        int version,
        SealingRules sealing,
        LogIdentity log,
        List<Seat> seats,
        Map<PolicyKindName, DecisionKind> policyKinds,
        List<DecisionRight> rights,
        List<FoundingPolicy> foundingPolicies) {
    public static final String FORMAT = "threekey-charter/1";

    public Charter {
        seats = List.copyOf(seats);
        policyKinds = Collections.unmodifiableMap(new LinkedHashMap<>(policyKinds));
        rights = List.copyOf(rights);
        foundingPolicies = List.copyOf(foundingPolicies);
        if (version < 1) {
            throw new IllegalArgumentException("a charter's version starts at 1, not " + version);
        }
        if (version > 1 && !foundingPolicies.isEmpty()) {
            throw new IllegalArgumentException("only the founding charter carries policies");
        }
    }

    public static Charter parse(byte[] canonical) {
        return Document.read(canonical, FORMAT, Charter::read);
    }

    public static Charter of(JsonObject document) {
        return Document.read(document, FORMAT, Charter::read);
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
        return Optional.ofNullable(policyKinds.get(address.kind()))
                .flatMap(decision -> right(decision, address.useCase(), address.scope())
                        .or(() -> right(decision, Optional.empty(), address.scope())));
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
                .put("seats", new JsonArray(seats.stream().map(Seat::document).toList()))
                .put("policyKinds", writePolicyKinds())
                .put(
                        "rights",
                        new JsonArray(
                                rights.stream().map(DecisionRight::document).toList()));
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
                        entry -> new JsonText(entry.getValue().value()))));
    }

    private static Charter read(Fields fields) {
        var version = fields.count("version");
        return new Charter(
                fields.text("installation", InstallationId::new),
                version,
                fields.object("sealing", SealingRules::read),
                fields.object("log", LogIdentity::read),
                fields.objects("seats", Seat::read),
                fields.object("policyKinds", Charter::readPolicyKinds),
                fields.objects("rights", DecisionRight::read),
                version == 1 ? fields.objects("foundingPolicies", FoundingPolicy::read) : List.of());
    }

    private static Map<PolicyKindName, DecisionKind> readPolicyKinds(Fields fields) {
        var kinds = new LinkedHashMap<PolicyKindName, DecisionKind>();
        for (var name : fields.names()) {
            kinds.put(new PolicyKindName(name), fields.text(name, DecisionKind::new));
        }
        return kinds;
    }
}
