package io.threekey.evidence;

import io.threekey.charter.Charter;
import io.threekey.charter.History;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a payload names a person at all: by their id, or by a decision key of a seat that a charter gave them. */
final class Naming {

    private final Set<String> names;

    private Naming(Set<String> names) {
        this.names = names;
    }

    static Naming of(PersonId person, History history) {
        Stream<String> keys = history.versions(PolicyAddress.CHARTER).stream()
                .map(PolicyVersion::document)
                .flatMap(document -> Charter.of(document).seats().stream())
                .filter(seat -> seat.holder().equals(person))
                .flatMap(seat -> seat.keys().stream())
                .map(key -> Base64Url.encode(key.credentialId()));
        return new Naming(Stream.concat(Stream.of(person.value()), keys).collect(Collectors.toSet()));
    }

    boolean isIn(Json json) {
        return switch (json) {
            case JsonObject object -> object.fields().values().stream().anyMatch(this::isIn);
            case JsonArray array -> array.items().stream().anyMatch(this::isIn);
            case JsonText(String text) -> names.contains(text) || isQuotedIn(text);
            default -> false;
        };
    }

    /** Proposals and charters stand in payloads as the bytes that were signed. */
    private boolean isQuotedIn(String bytes) {
        try {
            String text = new String(Base64Url.decode(bytes), StandardCharsets.UTF_8);
            return names.stream().anyMatch(name -> text.contains("\"" + name + "\""));
        } catch (IllegalArgumentException notBytes) {
            return false;
        }
    }
}
