package io.threekey.server.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What a browser says is believed within bounds, and otherwise as if it had said nothing. */
class BrowserStagesTests {

    @Example
    void threeNumbersAreThreeLengthsOfTime() {
        var stages = read("120", "3400", "900");

        assertThat(stages)
                .isEqualTo(new BrowserStages(
                        Optional.of(Duration.ofMillis(120)),
                        Optional.of(Duration.ofMillis(3400)),
                        Optional.of(Duration.ofMillis(900)),
                        Provenance.REAL));
        assertThat(stages.together()).contains(Duration.ofMillis(4420));
    }

    @Example
    void whatIsMissingWasNotMeasured() {
        assertThat(BrowserStages.read(field -> null)).isEqualTo(BrowserStages.NOT_MEASURED);
    }

    @Property
    void whateverABrowserWritesItIsReadWithoutHarm(
            @ForAll String page, @ForAll String person, @ForAll String ceremony) {
        var stages = read(page, person, ceremony);

        assertThat(stages.provenance()).isEqualTo(Provenance.REAL);
        isWithin(stages.page(), BrowserStages.PAGE_MOST);
        isWithin(stages.person(), BrowserStages.PERSON_MOST);
        isWithin(stages.ceremony(), BrowserStages.CEREMONY_MOST);
    }

    @Property
    void aNumberOutOfItsBoundsIsNotMeasured(@ForAll @LongRange(min = 60_001) long page) {
        assertThat(read(String.valueOf(page), "1", "1").page()).isEmpty();
        assertThat(read("-" + page, "1", "1").page()).isEmpty();
        assertThat(read(page + ".5", "1", "1").page()).isEmpty();
    }

    @Property
    void nothingIsWholeThatMissesAStage(
            @ForAll @IntRange(max = 60_000) int page, @ForAll @IntRange(max = 300_000) int person) {
        assertThat(read(String.valueOf(page), String.valueOf(person), "").together())
                .isEmpty();
        assertThat(read("", String.valueOf(person), "7").together()).isEmpty();
        assertThat(read(String.valueOf(page), String.valueOf(person), "7").together())
                .contains(Duration.ofMillis(page + person + 7L));
    }

    private static void isWithin(Optional<Duration> took, Duration most) {
        took.ifPresent(length -> assertThat(length).isBetween(Duration.ZERO, most));
    }

    private static BrowserStages read(String page, String person, String ceremony) {
        return BrowserStages.read(Map.of("tookPage", page, "tookPerson", person, "tookCeremony", ceremony)::get);
    }
}
