package io.threekey.charter;

import static java.util.stream.Collectors.toMap;

import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.From;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An envelope, signed beforehand with the charter, inside which one domain may tighten a policy alone and at once.
 *
 * @param useCases empty for all
 * @param by functions any one of which may act
 * @param hours until it lapses, unless a regular decision adopts the same document
 * @param coSignOverPercent above this share of hindered people in a ward, clinical operations must sign too
 * @param bounds how far each measured field may be tightened; a field that is not named may not be
 */
public record Containment(
        PolicyKindName policyKind,
        List<UseCase> useCases,
        List<Function> by,
        int hours,
        int coSignOverPercent,
        Map<String, Long> bounds) {

    public Containment {
        useCases = List.copyOf(useCases);
        by = List.copyOf(by);
        bounds = Map.copyOf(bounds);
    }

    boolean covers(PolicyAddress address) {
        return policyKind.equals(address.kind())
                && (useCases.isEmpty()
                        || address.useCase().filter(useCases::contains).isPresent());
    }

    /** Where the same was contained before, a domain must sign that did not sign it then. */
    Quorum quorum(Enactment enactment) {
        var fresh = by.stream()
                .filter(function -> !enactment.containedBy().contains(function))
                .toList();
        if (!fresh.isEmpty() && hindersFew(enactment)) {
            return anyOf(fresh);
        }
        var clinicalSideIsFresh = !enactment.containedBy().contains(Function.CLINICAL_OPERATIONS);
        return new AllOf(List.of(
                anyOf(clinicalSideIsFresh || fresh.isEmpty() ? by : fresh), new From(Function.CLINICAL_OPERATIONS, 1)));
    }

    /** Whether every domain that could carry it again has carried it before. */
    boolean isExhausted(Enactment enactment) {
        return enactment.containedBy().contains(Function.CLINICAL_OPERATIONS)
                && enactment.containedBy().containsAll(by);
    }

    private boolean hindersFew(Enactment enactment) {
        return enactment
                .mostHinderedPercent()
                .filter(percent -> percent <= coSignOverPercent)
                .isPresent();
    }

    private static Quorum anyOf(List<Function> functions) {
        return new AnyOf(functions.stream()
                .<Quorum>map(function -> new From(function, 1))
                .toList());
    }

    /** Whether the document only tightens, and nothing beyond the bounds. */
    boolean holds(PolicyKindRule rule, JsonObject before, JsonObject after) {
        return Strictness.compare(rule, before, after) == Strictness.STRICTER
                && Strictness.steps(rule, before, after).stream().allMatch(step -> isWithin(rule, step));
    }

    private boolean isWithin(PolicyKindRule rule, Strictness.Step step) {
        return Optional.ofNullable(bounds.get(step.field()))
                .filter(bound -> !rule.isStricter(step.field(), bound, step.after()))
                .isPresent();
    }

    public JsonObject document() {
        return Json.object()
                .put("policyKind", policyKind.value())
                .put(
                        "useCases",
                        JsonArray.ofTexts(useCases.stream().map(UseCase::code).toList()))
                .put("by", JsonArray.ofTexts(by.stream().map(Function::code).toList()))
                .put("hours", hours)
                .put("coSignOverPercent", coSignOverPercent)
                .put(
                        "bounds",
                        new JsonObject(bounds.entrySet().stream()
                                .collect(toMap(Map.Entry::getKey, bound -> new JsonInteger(bound.getValue())))))
                .build();
    }

    static Containment read(Fields fields) {
        return new Containment(
                fields.text("policyKind", PolicyKindName::new),
                fields.texts("useCases", UseCase::ofCode),
                fields.texts("by", Function::ofCode),
                fields.count("hours"),
                fields.count("coSignOverPercent"),
                fields.object("bounds", Containment::readBounds));
    }

    private static Map<String, Long> readBounds(Fields fields) {
        var bounds = new LinkedHashMap<String, Long>();
        for (var name : fields.names()) {
            bounds.put(name, fields.integer(name));
        }
        return bounds;
    }
}
