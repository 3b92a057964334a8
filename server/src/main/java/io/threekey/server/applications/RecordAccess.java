package io.threekey.server.applications;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.applications.SmartScope.Whose;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an application may ask for of health records, and where alone that counts.
 *
 * @param scopes in the order in which they were written
 */
public record RecordAccess(FhirServerAddress server, List<SmartScope> scopes) {

    static final int MOST_SCOPES = 40;

    public RecordAccess {
        scopes = List.copyOf(scopes);
        if (scopes.isEmpty() || scopes.size() > MOST_SCOPES || new HashSet<>(scopes).size() < scopes.size()) {
            throw new IllegalArgumentException("an application may ask for 1 to " + MOST_SCOPES + " different things");
        }
    }

    static RecordAccess read(Fields fields) {
        return new RecordAccess(fields.text("server", FhirServerAddress::new), fields.texts("scopes", SmartScope::of));
    }

    JsonObject document() {
        return Json.object()
                .put("server", server.value())
                .put(
                        "scopes",
                        JsonArray.ofTexts(scopes.stream().map(SmartScope::text).toList()))
                .build();
    }

    public Stream<SmartScope> of(Whose whose) {
        return scopes.stream().filter(scope -> scope.whose() == whose);
    }

    public boolean covers(SmartScope asked) {
        return scopes.stream().anyMatch(scope -> scope.covers(asked));
    }
}
