package io.threekey.charter;

import static io.threekey.charter.Strictness.LOOSER;
import static io.threekey.charter.Strictness.MIXED;
import static io.threekey.charter.Strictness.SAME;
import static io.threekey.charter.Strictness.STRICTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Design rule 3: a floor holds only if "stricter" is one thing to everybody. */
class StrictnessTest {
    private static final PolicyKindRule RULE = new PolicyKindRule(
            new DecisionKind("session-timing"),
            Map.of("idleMinutes", Direction.LESS, "factors", Direction.MORE),
            false,
            0);

    /** Two wards, each with a limit on idling (less is stricter) and a number of factors (more is), and a name. */
    record Wards(int idle, int factors, int otherIdle, String name) {
        JsonObject document() {
            return Json.object()
                    .put("name", name)
                    .put("wards", new JsonArray(List.of(ward(idle, factors), ward(otherIdle, 1))))
                    .build();
        }

        private static JsonObject ward(int idle, int factors) {
            return Json.object()
                    .put("idleMinutes", idle)
                    .put("factors", factors)
                    .build();
        }

        /** The definition: no measure looser and the rest as it was. */
        boolean isAtLeastAsStrictAs(Wards other) {
            return idle <= other.idle
                    && otherIdle <= other.otherIdle
                    && factors >= other.factors
                    && name.equals(other.name);
        }
    }

    private static Strictness compare(Wards before, Wards after) {
        return Strictness.compare(RULE, before.document(), after.document());
    }

    @Property(tries = 500)
    void isThePartialOrderOfItsMeasures(@ForAll("wards") Wards before, @ForAll("wards") Wards after) {
        var up = after.isAtLeastAsStrictAs(before);
        var down = before.isAtLeastAsStrictAs(after);
        assertThat(compare(before, after)).isEqualTo(up && down ? SAME : up ? STRICTER : down ? LOOSER : MIXED);
        assertThat(compare(before, after).keepsTheFloor()).isEqualTo(up);
    }

    @Property(tries = 300)
    void turnsAroundWithItsDocuments(@ForAll("wards") Wards one, @ForAll("wards") Wards other) {
        assertThat(compare(other, one))
                .isEqualTo(
                        switch (compare(one, other)) {
                            case SAME -> SAME;
                            case STRICTER -> LOOSER;
                            case LOOSER -> STRICTER;
                            case MIXED -> MIXED;
                        });
        assertThat(compare(one, one)).isEqualTo(SAME);
    }

    @Property(tries = 500)
    void isPassedOnThroughAThird(
            @ForAll("wards") Wards one, @ForAll("wards") Wards other, @ForAll("wards") Wards third) {
        if (compare(one, other).keepsTheFloor() && compare(other, third).keepsTheFloor()) {
            assertThat(compare(one, third).keepsTheFloor()).isTrue();
        }
    }

    @Provide
    Arbitrary<Wards> wards() {
        var few = Arbitraries.integers().between(1, 3);
        return Combinators.combine(
                        few,
                        few,
                        few,
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.just("wards")), Tuple.of(1, Arbitraries.just("theatres"))))
                .as(Wards::new);
    }

    private static JsonObject idle(long minutes) {
        return Json.object().put("idleMinutes", new JsonInteger(minutes)).build();
    }

    @Test
    void isMixedWhereADocumentHasOtherFields() {
        var more = Json.object().put("idleMinutes", 5).put("note", "new").build();
        assertThat(Strictness.compare(RULE, idle(5), more)).isEqualTo(MIXED);
        assertThat(Strictness.compare(RULE, more, idle(5))).isEqualTo(MIXED);
        assertThat(Strictness.compare(RULE, idle(5), Json.object().build())).isEqualTo(MIXED);
        assertThat(Strictness.compare(RULE, Json.object().build(), Json.object().build()))
                .isEqualTo(SAME);
    }

    @Test
    void isMixedWhereAMeasureIsNoNumber() {
        var text = Json.object().put("idleMinutes", "5").build();
        assertThat(Strictness.compare(RULE, idle(5), text)).isEqualTo(MIXED);
        assertThat(Strictness.compare(RULE, text, idle(5))).isEqualTo(MIXED);
        assertThat(Strictness.compare(RULE, text, text)).isEqualTo(SAME);
    }

    @Test
    void isMixedWhereAWardComesOrGoes() {
        var one = Json.object().put("wards", new JsonArray(List.of(idle(5)))).build();
        var two = Json.object()
                .put("wards", new JsonArray(List.of(idle(5), idle(4))))
                .build();
        var text = Json.object().put("wards", "all").build();
        assertThat(Strictness.compare(RULE, one, two)).isEqualTo(MIXED);
        assertThat(Strictness.compare(RULE, two, one)).isEqualTo(MIXED);
        assertThat(Strictness.compare(RULE, one, text)).isEqualTo(MIXED);
    }

    /** Whatever else in the list is stricter. */
    @Test
    void isMixedWhereAListSaysSomethingElse() {
        var one = Json.object()
                .put("wards", new JsonArray(List.of(new JsonText("ED"), idle(5))))
                .build();
        var other = Json.object()
                .put("wards", new JsonArray(List.of(new JsonText("ICU"), idle(4))))
                .build();
        assertThat(Strictness.compare(RULE, one, other)).isEqualTo(MIXED);
        assertThat(Strictness.compare(RULE, one, one)).isEqualTo(SAME);
    }

    @Test
    void neverFindsANumberStricterThanItself() {
        for (var direction : Direction.values()) {
            assertThat(direction.isStricter(5, 5)).isFalse();
        }
        assertThat(Direction.LESS.isStricter(5, 4)).isTrue();
        assertThat(Direction.MORE.isStricter(5, 6)).isTrue();
    }

    @Test
    void measuresANumberInAListByTheListsName() {
        var before = Json.object()
                .put("idleMinutes", new JsonArray(List.of(new JsonInteger(5), new JsonInteger(9))))
                .build();
        var after = Json.object()
                .put("idleMinutes", new JsonArray(List.of(new JsonInteger(5), new JsonInteger(8))))
                .build();
        assertThat(Strictness.compare(RULE, before, after)).isEqualTo(STRICTER);
        assertThat(Strictness.compare(RULE, after, before)).isEqualTo(LOOSER);
    }

    @Test
    void knowsNoMeasureOfAKindWithoutAny() {
        var rule = PolicyKindRule.of(new DecisionKind("session-timing"));
        assertThat(Strictness.compare(rule, idle(5), idle(5))).isEqualTo(SAME);
        assertThat(Strictness.compare(rule, idle(5), idle(4))).isEqualTo(MIXED);
    }
}
