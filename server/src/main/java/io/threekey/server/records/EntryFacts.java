package io.threekey.server.records;

import io.threekey.charter.ActStatement;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.ActEntry;
import io.threekey.evidence.DecisionAdoptedEntry;
import io.threekey.evidence.EntryType;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.Reference;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.Subjects;
import io.threekey.server.ledger.StoredEntry;
import io.threekey.server.measures.Gaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What an entry says beside whom and what it is about, as far as it says it: by which version, within which limits, with
 * which key, which gap. Read from its payload alone, whatever its type; what is not there is not said.
 */
@Component
public class EntryFacts {

    private final PoliciesInForce policies;
    private final Subjects subjects;
    private final Authenticators authenticators;
    private final NamedOccasions occasions;
    private final Gaps gaps;

    EntryFacts(
            PoliciesInForce policies,
            Subjects subjects,
            Authenticators authenticators,
            NamedOccasions occasions,
            Gaps gaps) {
        this.policies = policies;
        this.subjects = subjects;
        this.authenticators = authenticators;
        this.occasions = occasions;
        this.gaps = gaps;
    }

    /**
     * @param name of its text {@code records.entry.fact.<name>}
     * @param insteadOf the reference that it says more about, which need not be said beside it
     */
    public record Fact(String name, Words value, Optional<String> path, Optional<Reference> insteadOf) {

        private static Fact of(String name, Words value) {
            return new Fact(name, value, Optional.empty(), Optional.empty());
        }
    }

    /** @param reader to whom alone the name that somebody gave their own key is shown */
    public List<Fact> of(StoredEntry entry, PersonId reader) {
        return entry.content()
                .map(payload -> Stream.of(
                                occasion(entry.type(), payload),
                                act(entry.type(), payload),
                                versions(entry.type(), payload),
                                limits("limits", payload),
                                within(payload, "coming").flatMap(beside -> limits("limits.coming", beside)),
                                key(payload, reader))
                        .flatMap(facts -> facts)
                        .toList())
                .orElse(List.of());
    }

    /** One that stands is said as it is now, with the place where it is mended. */
    private Stream<Fact> occasion(String type, JsonObject payload) {
        if (!type.startsWith("gap.")) {
            return Stream.of();
        }
        var standing = NamedOccasions.gap(payload)
                .flatMap(code -> gaps.survey().gaps().stream()
                        .map(one -> one.gap())
                        .filter(gap -> gap.code().equals(code))
                        .findFirst());
        return standing
                .map(gap -> new Fact("gap", gap.what(), Optional.of(gap.url()), Optional.empty()))
                .or(() -> occasions.of(type, payload).map(gone -> Fact.of("gap.gone", gone)))
                .stream();
    }

    private Stream<Fact> act(String type, JsonObject payload) {
        if (!type.equals(EntryType.PROPOSAL_ACT.name())) {
            return Stream.of();
        }
        return read(() -> {
                    var act = ActEntry.parse(payload).act();
                    var statement = ActStatement.parse(act.statement());
                    var facts = new ArrayList<Fact>();
                    facts.add(Fact.of(
                            "act", Words.of("records.act." + statement.act().code())));
                    statement
                            .reason()
                            .ifPresent(reason -> facts.add(Fact.of("reason", Words.of("records.named", reason))));
                    decisionKey(act.assertion().credentialId())
                            .ifPresent(key -> facts.add(Fact.of("decision-key", key)));
                    return facts;
                })
                .stream()
                .flatMap(List::stream);
    }

    private Optional<Words> decisionKey(byte[] credential) {
        var id = Base64Url.encode(credential);
        return policies.founded()
                ? policies.chain().charter().seats().stream()
                        .flatMap(seat -> seat.keys().stream())
                        .filter(key -> Base64Url.encode(key.credentialId()).equals(id))
                        .findFirst()
                        .map(CharterWords::key)
                : Optional.empty();
    }

    private Stream<Fact> versions(String type, JsonObject payload) {
        if (type.equals(EntryType.DECISION_ADOPTED.name())) {
            return read(() -> DecisionAdoptedEntry.parse(payload).proposal())
                    .flatMap(this::adoptedBy)
                    .map(version -> version("version.adopted", version.address(), version.version()))
                    .stream();
        }
        var named = Stream.of("", "assurance", "standard", "coming")
                .flatMap(place -> version(place, payload).stream())
                .toList();
        return named.isEmpty() ? byDocument(payload).stream() : named.stream();
    }

    private Optional<Fact> version(String place, JsonObject payload) {
        var object = place.isEmpty() ? Stream.of(payload) : within(payload, place);
        return object.findFirst()
                .flatMap(of -> read(() -> {
                    var fields = Fields.of(of, "entry");
                    return version(
                            place.equals("coming") ? "version.coming" : "version",
                            fields.object("policy", PolicyAddress::read),
                            fields.count("policyVersion"));
                }));
    }

    private Fact version(String name, PolicyAddress address, int version) {
        return new Fact(
                name,
                Words.of("records.version", subjects.of(address), version),
                Optional.of(NamedReferences.pathOf(address)),
                Optional.of(Reference.to(address)));
    }

    /** What names only the text of a version: nothing is said where several versions have it. */
    private Optional<Fact> byDocument(JsonObject payload) {
        var found = read(() -> Fields.of(payload, "entry").digest("policyDocument")).stream()
                .flatMap(document ->
                        versions().filter(version -> version.digest().equals(document)))
                .toList();
        return found.size() == 1
                ? Optional.of(version(
                        "version", found.getFirst().address(), found.getFirst().version()))
                : Optional.empty();
    }

    private Optional<PolicyVersion> adoptedBy(Digest proposal) {
        return versions()
                .filter(version -> version.proposalDigest().equals(proposal))
                .findFirst();
    }

    private Stream<PolicyVersion> versions() {
        if (!policies.founded()) {
            return Stream.of();
        }
        var history = policies.chain().history();
        return Stream.concat(Stream.of(PolicyAddress.CHARTER), history.addresses().stream())
                .flatMap(address -> history.versions(address).stream());
    }

    private static Stream<Fact> limits(String name, JsonObject payload) {
        return read(() -> {
                    var fields = Fields.of(payload, "entry");
                    return Fact.of(
                            name,
                            Words.of(
                                    "records.limits",
                                    Words.minutes(fields.count("idleMinutes")),
                                    Words.minutes(fields.count("overallMinutes"))));
                })
                .stream();
    }

    private Stream<Fact> key(JsonObject payload, PersonId reader) {
        var id = read(() -> Fields.of(payload, "entry").text("passkey"));
        return Stream.concat(
                id.map(passkey -> Fact.of("key", called(passkey, reader))).stream(),
                within(payload, "key")
                        .flatMap(key -> read(() -> Fields.whole(key, "key", KeyTraits::read)).stream())
                        .map(traits -> Fact.of("key.shown", inWords(traits))));
    }

    private Words called(String passkey, PersonId reader) {
        var tail = Passkey.tail(passkey);
        return authenticators
                .find(passkey)
                .filter(key -> key.person().equals(reader))
                .map(Passkey::label)
                .map(label -> Words.of("records.key.own", label, tail))
                .orElseGet(() -> Words.of("records.key.some", tail));
    }

    private static Words inWords(KeyTraits traits) {
        return Words.of(
                "records.named",
                List.of(
                        Words.of("records.key." + (traits.userVerified() ? "checked" : "unchecked")),
                        Words.of("records.key." + (traits.deviceBound() ? "bound" : "copied")),
                        Words.of("records.key." + (traits.vouched() ? "vouched" : "unvouched"))));
    }

    private static Stream<JsonObject> within(JsonObject payload, String name) {
        return payload.get(name).stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    /** What is of another form says nothing here; it can be read as it was written. */
    private static <T> Optional<T> read(Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (MalformedDocument | IllegalArgumentException ofAnotherForm) {
            return Optional.empty();
        }
    }
}
