package io.threekey.server.governance;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Reads who is away. Apart from where it is said, which asks the rota, which asks this. */
@Component
public class AbsencesKnown {

    private final AbsenceTable table;
    private final PoliciesInForce policies;
    private final Clock clock;

    AbsencesKnown(AbsenceTable table, PoliciesInForce policies, Clock clock) {
        this.table = table;
        this.policies = policies;
        this.clock = clock;
    }

    /** Everybody's that is not over. */
    public Absentees known() {
        if (!policies.founded()) {
            return Absentees.NOBODY;
        }
        var zone = policies.chain().charter().calendar().zone();
        return new Absentees(table.notOverOn(LocalDate.ofInstant(clock.instant(), zone)), zone);
    }
}
