package io.threekey.server.secrecy;

import static java.util.stream.Collectors.toSet;

import io.threekey.charter.Charter;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Seat;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.JsonText;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.FoundedEntry;
import io.threekey.evidence.ProposalMadeEntry;
import io.threekey.evidence.Reference;
import io.threekey.server.Intruder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for whatever has a name here in every text of a payload, however deep, knowing nothing of its type. */
final class NamedInPayloads {

    /** Nothing of the kind happens in the slice; evidence's own tests show that it is found. */
    static final Set<String> WHERE_A_POLICY_IS_STAGED_OR_THE_CHARTER_CHANGES = Set.of(
            "policy coming.policy",
            "policy-document coming.policyDocument",
            "person proposal!.document.seats[].holder",
            "key proposal!.document.seats[].keys[].credentialId",
            "scope proposal!.document.rights[].scope");

    private final Map<String, Reference> known = new HashMap<>();

    NamedInPayloads(Intruder intruder) {
        intruder.reads("select id from people_person").forEach(row -> person(String.valueOf(row.get("id"))));
        intruder.reads("select id from people_site").forEach(row -> {
            var site = Reference.toSite(String.valueOf(row.get("id")));
            known.put(site.value(), site);
        });
        entries(intruder).forEach(this::learn);
    }

    record Entry(String type, String subject, JsonObject payload) {}

    static List<Entry> entries(Intruder intruder) {
        return intruder
                .reads("select type, subject, payload from ledger_entry"
                        + " union all select type, subject, payload from ledger_queue")
                .stream()
                .map(row -> new Entry(String.valueOf(row.get("type")), String.valueOf(row.get("subject")), (JsonObject)
                        JsonReader.read((byte[]) Objects.requireNonNull(row.get("payload")))))
                .toList();
    }

    Set<Reference> in(JsonObject payload) {
        return texts(payload)
                .filter(known::containsKey)
                .map(text -> Objects.requireNonNull(known.get(text)))
                .collect(toSet());
    }

    private void learn(Entry entry) {
        switch (entry.type()) {
            case "installation.founded" ->
                Charter.parse(FoundedEntry.parse(entry.payload()).charter())
                        .seats()
                        .forEach(this::seat);
            case "proposal.made" -> {
                var bytes = ProposalMadeEntry.parse(entry.payload()).proposal();
                var id = new ProposalId(entry.subject());
                known.put(id.value(), Reference.to(id));
                known.put("/proposals/" + id, Reference.to(id));
                known.put(Digest.of(bytes).hex(), Reference.toProposal(Digest.of(bytes)));
            }
            default -> {}
        }
    }

    private void seat(Seat seat) {
        person(seat.holder().value());
        seat.keys().stream().map(Reference::to).forEach(key -> known.put(key.value(), key));
    }

    private void person(String id) {
        known.put(id, Reference.to(new PersonId(id)));
        known.put("person/" + id, Reference.to(new PersonId(id)));
    }

    private static Stream<String> texts(Json value) {
        return switch (value) {
            case JsonObject object -> object.fields().values().stream().flatMap(NamedInPayloads::texts);
            case JsonArray array -> array.items().stream().flatMap(NamedInPayloads::texts);
            case JsonText(var text) -> Stream.concat(Stream.of(text), inside(text));
            default -> Stream.empty();
        };
    }

    /** A document kept as its bytes. */
    private static Stream<String> inside(String text) {
        try {
            return JsonReader.read(Base64Url.decode(text)) instanceof JsonObject document
                    ? texts(document)
                    : Stream.empty();
        } catch (IllegalArgumentException | MalformedDocument other) {
            return Stream.empty();
        }
    }
}
