package io.threekey.acceptance.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a hospital keeps of how long its sign-ins took, as its database has it. */
record TimedSignIns(Hospital hospital) {

    private static final long LOOKS_EVERY_MILLIS = 250;

    /** In microseconds; less than nothing where it was not measured. */
    record Stages(int page, int person, int ceremony, int ruling, int commit, boolean simulated) {}

    /** They are written about a second after somebody is in. */
    void await(Duration patience) throws IOException, SQLException, InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (stages().isEmpty() && System.nanoTime() < until) {
            Thread.sleep(LOOKS_EVERY_MILLIS);
        }
        assertThat(stages()).isNotEmpty();
    }

    List<Stages> stages() throws IOException, SQLException {
        try (var database = hospital.database();
                var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select coalesce(page_micros, -1), coalesce(person_micros, -1), coalesce(ceremony_micros, -1),
                            ruling_micros, commit_micros, simulated
                        from timing_sign_in where refusal = ''""")) {
            var stages = new ArrayList<Stages>();
            while (rows.next()) {
                stages.add(new Stages(
                        rows.getInt(1),
                        rows.getInt(2),
                        rows.getInt(3),
                        rows.getInt(4),
                        rows.getInt(5),
                        rows.getBoolean(6)));
            }
            return stages;
        }
    }
}
