package io.threekey.server.records.web;

import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Scope;
import io.threekey.evidence.Reference;
import io.threekey.server.frame.TypedDay;
import io.threekey.server.records.ReadableEntries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/** What was filled into the search form, each as it was typed; what makes no sense names no entry. */
public record LedgerQuestion(
        String person,
        String kind,
        String place,
        String decision,
        String policy,
        String from,
        String until,
        String before) {

    static LedgerQuestion of(Map<String, String> typed) {
        return new LedgerQuestion(
                typed.getOrDefault("person", ""),
                typed.getOrDefault("kind", ""),
                typed.getOrDefault("place", ""),
                typed.getOrDefault("decision", ""),
                typed.getOrDefault("policy", ""),
                typed.getOrDefault("from", ""),
                typed.getOrDefault("until", ""),
                typed.getOrDefault("before", ""));
    }

    /** The lines of the search but for the person; at a site is also what is about its wards. */
    List<Set<Reference>> about(ReadableEntries readable) {
        return Stream.of(
                        placeAsked().map(readable::referencesTo),
                        decisionAsked().map(readable::referencesToDecision),
                        policyAsked().map(Set::of))
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<PersonId> personAsked() {
        return read(person, PersonId::new);
    }

    Optional<Reference> placeAsked() {
        return place.startsWith("ward:")
                ? read(place, text -> Reference.toWard(text.substring("ward:".length())))
                : read(place, text -> Reference.to(new Scope(text)));
    }

    Optional<Reference> decisionAsked() {
        return read(decision, text -> Reference.to(new ProposalId(text)));
    }

    Optional<Reference> policyAsked() {
        return read(policy, text -> new Reference(Reference.Kind.POLICY, text));
    }

    Optional<Instant> begins(ZoneId zone) {
        return TypedDay.read(from).map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** The last day is part of the period. */
    Optional<Instant> ends(ZoneId zone) {
        return TypedDay.read(until)
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    OptionalLong goesOnBefore() {
        return read(before, Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** What was typed and is no day, no place, no decision; a person may be called anything. */
    boolean isMistyped() {
        return isUnread(place, placeAsked())
                || isUnread(decision, decisionAsked())
                || isUnread(from, TypedDay.read(from))
                || isUnread(until, TypedDay.read(until));
    }

    private static boolean isUnread(String typed, Optional<?> read) {
        return !typed.isBlank() && read.isEmpty();
    }

    private static <T> Optional<T> read(String typed, Function<String, T> form) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(form.apply(typed.strip()));
        } catch (IllegalArgumentException mistyped) {
            return Optional.empty();
        }
    }

    /** The same search of somebody else, or of everybody. */
    public String pathOf(String other) {
        return path(other, "");
    }

    /** The same search, further back. */
    public String pathBefore(long index) {
        return path(person, String.valueOf(index));
    }

    private String path(String whose, String end) {
        var uri = UriComponentsBuilder.fromPath("/ledger");
        put(uri, "person", whose);
        put(uri, "kind", kind);
        put(uri, "place", place);
        put(uri, "decision", decision);
        put(uri, "policy", policy);
        put(uri, "from", from);
        put(uri, "until", until);
        put(uri, "before", end);
        return uri.encode().build().toUriString();
    }

    private static void put(UriComponentsBuilder uri, String name, String value) {
        if (!value.isBlank()) {
            uri.queryParam(name, value);
        }
    }
}
