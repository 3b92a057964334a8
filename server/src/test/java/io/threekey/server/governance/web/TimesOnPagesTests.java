package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Visitor;
import io.threekey.server.governance.AFoundedHospital;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The node's own zone is another than the one in which the charter counts working days. */
@ServerTest
@Import(AFoundedHospital.class)
class TimesOnPagesTests {

    private final AFoundedHospital hospital;
    private final Visitor visitor;

    @Autowired
    TimesOnPagesTests(ObjectProvider<AFoundedHospital> hospitals, Visitor visitor) {
        this.hospital = hospitals.getObject();
        this.visitor = visitor.another();
        new Door(this.visitor).comesIn(hospital.iam().passkey());
    }

    private static String said(Instant instant, String zone) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH)
                .withZone(ZoneId.of(zone))
                .format(instant);
    }

    @Test
    void areThoseOfTheHospitalsClocks() {
        var id = hospital.iam().proposes(UseCase.MANAGED_ENDPOINT, AFoundedHospital.limits(11, 433));
        var proposed = hospital.caseOf(id).proposal().proposedAt();

        assertThat(visitor.visits("/proposals/" + id).body())
                .contains(said(proposed, "Europe/Vienna"))
                .doesNotContain(said(proposed, "Europe/London"));
        hospital.iam().stops(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/decisions", "/policies", "/charter", "/agenda", "/notices"})
    void sayOnceWhichClocksThoseAre(String path) {
        assertThat(visitor.visits(path).body()).containsOnlyOnce("Times on this page: Vienna (Central European Time)");
    }
}
