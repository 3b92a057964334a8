package io.threekey.server.governance;

import io.threekey.charter.ActStatement;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** Says something else in one field of a statement before it is signed. */
record StatementChange(UnaryOperator<JsonObject> change) {

    static StatementChange text(String field, String value) {
        return put(field, new JsonText(value));
    }

    static StatementChange texts(String field, String value) {
        return put(field, JsonArray.ofTexts(List.of(value)));
    }

    static StatementChange number(String field, long value) {
        return put(field, new JsonInteger(value));
    }

    static StatementChange within(String field, StatementChange inner) {
        return new StatementChange(statement -> put(field, inner.change().apply((JsonObject)
                        statement.get(field).orElseThrow()))
                .change()
                .apply(statement));
    }

    StatementChange and(StatementChange other) {
        return new StatementChange(statement -> other.change().apply(change.apply(statement)));
    }

    ActStatement of(ActStatement statement) {
        return ActStatement.parse(CanonicalJson.bytes(change.apply(statement.asJson())));
    }

    private static StatementChange put(String field, Json value) {
        return new StatementChange(statement -> {
            var fields = new LinkedHashMap<>(statement.fields());
            fields.put(field, value);
            return JsonObject.of(fields);
        });
    }
}
