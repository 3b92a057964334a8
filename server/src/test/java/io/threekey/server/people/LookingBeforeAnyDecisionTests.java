package io.threekey.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.server.ServerTest;
import io.threekey.server.frame.Refusal;
import io.threekey.server.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class LookingBeforeAnyDecisionTests {

    @Autowired
    RecordLooks looks;

    @Autowired
    StaffMonitoring monitoring;

    @Autowired
    Ledger ledger;

    @Test
    void isRefusedAndRecorded() {
        assertThat(looks.look(new PersonId("ada"), "grace", "legal-demand"))
                .isEqualTo(new RecordLooks.Looking.Refused(Refusal.of("people.look.nothing-decided")));
        assertThat(ledger.entriesOf(PeopleEntries.LOOK_REFUSED, "grace")).hasSize(1);
        assertThat(ledger.entriesOf(PeopleEntries.RECORD_LOOKED_AT, "grace")).isEmpty();
    }

    @Test
    void peopleAreCountedInGroupsOfFive() {
        assertThat(monitoring.smallestGroup()).isEqualTo(5);
    }
}
