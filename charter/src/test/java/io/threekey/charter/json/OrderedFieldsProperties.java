package io.threekey.charter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The fields of an object beside a sorted map of the platform's. */
class OrderedFieldsProperties {

    @Property
    void areThoseOfASortedMapInWhateverOrderTheyCome(@ForAll("names") List<String> names, @ForAll String asked) {
        var sorted = new TreeMap<String, Json>();
        var builder = Json.object();
        for (var name : names) {
            var value = new JsonInteger(sorted.size());
            if (sorted.putIfAbsent(name, value) == null) {
                builder.put(name, value);
            } else {
                assertThatThrownBy(() -> builder.put(name, value)).isInstanceOf(IllegalArgumentException.class);
            }
        }

        for (var fields : List.of(
                builder.build().fields(),
                JsonObject.of(sorted).fields(),
                JsonObject.of(new HashMap<>(sorted)).fields())) {
            assertThat(fields).isEqualTo(sorted).hasSameHashCodeAs(sorted);
            assertThat(List.copyOf(fields.entrySet())).isEqualTo(List.copyOf(sorted.entrySet()));
            assertThat(fields.get(asked)).isEqualTo(sorted.get(asked));
            assertThat(fields.containsKey(asked)).isEqualTo(sorted.containsKey(asked));
            sorted.forEach((name, value) -> assertThat(fields.get(name)).isEqualTo(value));
        }
    }

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.strings()
                .withChars("abAZ19-_\u20ac\u00f6")
                .ofMaxLength(3)
                .list()
                .ofMaxSize(20);
    }

    @Test
    void stayAsTheyAreWhateverBecomesOfWhatTheyWereMadeOf() {
        var made = new HashMap<String, Json>(Map.of("a", new JsonInteger(1)));
        var builder = Json.object().put("a", 1);
        var fromMap = JsonObject.of(made);
        var built = builder.build();

        made.put("b", new JsonInteger(2));
        builder.put("b", 2);

        assertThat(fromMap.fields()).containsOnlyKeys("a");
        assertThat(built.fields()).containsOnlyKeys("a");
        assertThatThrownBy(() -> built.fields().put("c", new JsonInteger(3)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> built.fields().entrySet().iterator().next().setValue(new JsonInteger(3)))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
