package io.threekey.server.governance;

import io.threekey.server.notices.DeclaredAway;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rota shows and routes by what people who hold seats have declared. */
@Component
class AbsencesForTheRota implements DeclaredAway {

    private final AbsencesKnown absences;

    AbsencesForTheRota(AbsencesKnown absences) {
        this.absences = absences;
    }

    @Override
    public List<Away> known() {
        var known = absences.known();
        return known.absences().stream()
                .map(absence -> new Away(
                        absence.person(),
                        known.begin(absence),
                        known.end(absence),
                        absence.days().first(),
                        absence.days().last()))
                .toList();
    }
}
