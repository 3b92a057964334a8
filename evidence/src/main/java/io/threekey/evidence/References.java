package io.threekey.evidence;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Scope;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import io.threekey.charter.json.MalformedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the entries of a type refer to, declared by the places in their payload where it stands. Nothing but the entry is
 * asked, so that whoever holds it finds the same: the server's search, an export by person, an auditor.
 *
 * <p>A path names fields with dots between them; {@code []} steps into each item of an array, {@code !} into a document
 * kept as its bytes. What is not there, or is nothing of its kind, is no reference.
 */
public final class References {

    private final List<Reading> readings;

    private References(List<Reading> readings) {
        this.readings = List.copyOf(readings);
    }

    /** One place, and how to read it. */
    private record Reading(Reference.Kind kind, String declared, Function<Entry, Stream<Reference>> reader) {

        List<Reference> in(Entry entry) {
            return reader.apply(entry).filter(found -> found.kind() == kind).toList();
        }
    }

    private record Entry(String subject, JsonObject payload) {}

    /** For entries that are about no person, place, decision or policy; also where a declaration begins. */
    public static References nothing() {
        return new References(List.of());
    }

    public References person(String path) {
        return with(Reference.Kind.PERSON, "person " + path, texts(path, text -> Reference.to(new PersonId(text))));
    }

    /** A person's id that stands behind a prefix, in a field that may say something else. */
    public References personBehind(String prefix, String path) {
        return with(
                Reference.Kind.PERSON,
                "person " + prefix + " " + path,
                texts(path, text -> Reference.to(new PersonId(behind(prefix, text)))));
    }

    /** A site's bare id. */
    public References site(String path) {
        return with(Reference.Kind.PLACE, "site " + path, texts(path, Reference::toSite));
    }

    public References ward(String path) {
        return with(Reference.Kind.PLACE, "ward " + path, texts(path, Reference::toWard));
    }

    /** The group, which is no place, or a site. */
    public References scope(String path) {
        return with(Reference.Kind.PLACE, "scope " + path, texts(path, text -> Reference.to(new Scope(text))));
    }

    /** The address of a policy, and the site where it holds. */
    public References policy(String path) {
        return with(Reference.Kind.POLICY, "policy " + path, values(path, References::policy));
    }

    /** The digest of a policy's document. */
    public References policyDocument(String path) {
        return with(
                Reference.Kind.POLICY,
                "policy-document " + path,
                texts(path, text -> Reference.toPolicyDocument(Digest.parse(text))));
    }

    /** A policy's document itself. */
    public References policyItself(String path) {
        return with(
                Reference.Kind.POLICY,
                "policy-itself " + path,
                values(path, value -> Stream.of(Reference.toPolicyDocument(Digest.of(CanonicalJson.bytes(value))))));
    }

    /** A proposal's id. */
    public References decision(String path) {
        return with(
                Reference.Kind.DECISION, "decision " + path, texts(path, text -> Reference.to(new ProposalId(text))));
    }

    /** A proposal's id that stands behind a prefix, in a field that may say something else. */
    public References decisionBehind(String prefix, String path) {
        return with(
                Reference.Kind.DECISION,
                "decision " + prefix + " " + path,
                texts(path, text -> Reference.to(new ProposalId(behind(prefix, text)))));
    }

    /** The digest of a proposal. */
    public References proposal(String path) {
        return with(
                Reference.Kind.DECISION,
                "proposal " + path,
                texts(path, text -> Reference.toProposal(Digest.parse(text))));
    }

    /** A proposal itself, kept as its bytes. */
    public References proposalItself(String path) {
        return with(
                Reference.Kind.DECISION,
                "proposal-itself " + path,
                texts(path, text -> Reference.toProposal(Digest.of(Base64Url.decode(text)))));
    }

    /** Where the subject is the proposal's id. */
    public References decisionAsSubject() {
        return with(
                Reference.Kind.DECISION,
                "decision as subject",
                entry -> read(() -> Reference.to(new ProposalId(entry.subject()))));
    }

    /** A decision key's credential id. */
    public References key(String path) {
        return with(Reference.Kind.KEY, "key " + path, texts(path, text -> new Reference(Reference.Kind.KEY, text)));
    }

    /** What an entry refers to. */
    public Set<Reference> in(String subject, JsonObject payload) {
        var entry = new Entry(subject, payload);
        return readings.stream()
                .flatMap(reading -> reading.reader().apply(entry))
                .collect(toUnmodifiableSet());
    }

    /** Whether its entries may refer to something of this kind. */
    public boolean mayBeTo(Reference.Kind kind) {
        return readings.stream().anyMatch(reading -> reading.kind() == kind);
    }

    /** What each declaration finds, in their order, for sentences that say it. */
    public List<List<Reference>> byDeclaration(String subject, JsonObject payload) {
        var entry = new Entry(subject, payload);
        return readings.stream().map(reading -> reading.in(entry)).toList();
    }

    /** What each declaration finds something of, in their order. */
    public List<Reference.Kind> kinds() {
        return readings.stream().map(Reading::kind).toList();
    }

    /** The declarations that find nothing in this entry. */
    public List<String> silentIn(String subject, JsonObject payload) {
        var entry = new Entry(subject, payload);
        return readings.stream()
                .filter(reading -> reading.reader().apply(entry).findAny().isEmpty())
                .map(Reading::declared)
                .toList();
    }

    private References with(Reference.Kind kind, String declared, Function<Entry, Stream<Reference>> reader) {
        var more = new ArrayList<>(readings);
        more.add(new Reading(kind, declared, reader));
        return new References(more);
    }

    private static Function<Entry, Stream<Reference>> texts(String path, Function<String, Reference> reader) {
        return values(
                path, value -> value instanceof JsonText(var text) ? read(() -> reader.apply(text)) : Stream.of());
    }

    private static Function<Entry, Stream<Reference>> values(String path, Function<Json, Stream<Reference>> reader) {
        var way = new PayloadPath(path);
        return entry -> way.in(entry.payload()).flatMap(reader);
    }

    private static Stream<Reference> policy(Json value) {
        if (!(value instanceof JsonObject object)) {
            return Stream.of();
        }
        return read(() -> PolicyAddress.read(Fields.of(object, "policy")))
                .flatMap(address -> Stream.concat(
                        Stream.of(Reference.to(address)),
                        Stream.of(address.scope())
                                .filter(scope -> !scope.isGroup())
                                .map(Reference::to)));
    }

    private static String behind(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : "";
    }

    /** What is nothing of its kind is no reference: constructors say so. */
    private static <T> Stream<T> read(Supplier<T> reader) {
        try {
            return Stream.of(reader.get());
        } catch (IllegalArgumentException | MalformedDocument nothingOfItsKind) {
            return Stream.empty();
        }
    }

    @Override
    public String toString() {
        return readings.stream().map(Reading::declared).toList().toString();
    }
}
