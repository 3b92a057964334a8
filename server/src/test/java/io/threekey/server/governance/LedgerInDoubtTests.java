package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.ledger.LedgerAlarm;
import io.threekey.server.ledger.LedgerAllClear;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the ledger's alarms stop decisions. */
class LedgerInDoubtTests {

    private final LedgerInDoubt doubt = new LedgerInDoubt();

    @Test
    void standsWhileAHeadUnderAForeignKeyIsInThePlaceOfTheLedgers() {
        doubt.hear(new LedgerAlarm("ledger.foreign-key", List.of("5")));
        assertThat(doubt.stands()).isTrue();

        doubt.hear(new LedgerAllClear("ledger.foreign-key"));
        assertThat(doubt.stands()).isFalse();
    }

    @Test
    void doesNotStandWhereNothingCanHaveBeenLost() {
        doubt.hear(new LedgerAlarm("ledger.key-missing", List.of("a key")));

        assertThat(doubt.stands()).isFalse();
    }
}
