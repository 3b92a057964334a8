package io.threekey.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threekey.bench.Bench.Measurement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That each of them runs and ends; what they measure in so short a time says nothing. */
class MeasurementsTest {

    @ParameterizedTest
    @EnumSource
    void print(Measurement measurement) throws Exception {
        assertThat(measurement.measure(Length.BRIEF)).startsWith("## ").contains("\n- ");
    }

    @Test
    void proveWhatTheyMeasure() {
        assertThat(new HundredMillionLeaves().proveAndVerify()).isTrue();
    }

    @Test
    void areAskedForByName() {
        assertThat(Measurement.named(List.of("proof"))).containsExactly(Measurement.PROOF);
        assertThat(Measurement.named(List.of())).containsExactly(Measurement.values());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Measurement.named(List.of("everything")))
                .withMessage(
                        "\"everything\" is not measured here: ledger, proof, ruling, whatif, search, signin, days");
    }
}
