package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.server.frame.Refusal;
import io.threekey.server.ledger.SettledLedger;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** The file in which a server remembers the ledger's highest checkpoint is altered while the server is down. */
class AlteredLedgerMemoryTests {

    static final String MEMORY = "ledger-checkpoint";

    Node node;

    @BeforeEach
    void settle() {
        node = Node.founded();
        settled();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    void settled() {
        new SettledLedger((ApplicationContext) node.context()).settle();
    }

    @Test
    void stopsDecisionsUntilTheGenuineFileIsBack() throws IOException {
        var proposal = node.hospital().iam().proposes(UseCase.SHARED_WORKSTATION, AFoundedHospital.limits(9, 600));
        var next = node.hospital().iam().sealed(node.hospital().iam().draftsSignature(proposal));
        var genuine = Files.readAllBytes(node.memoryOf(MEMORY));
        Files.write(node.memoryOf(MEMORY), new byte[400]);

        node = node.restarted();
        new SettledLedger((ApplicationContext) node.context()).tries();

        assertThat(node.alerts()).containsExactly("ledger.memory-altered");
        assertThat(node.hospital().iam().gives(proposal, next))
                .isEqualTo(new DecisionDesk.Giving.Refused(Refusal.of("governance.in-doubt")));

        Files.write(node.memoryOf(MEMORY), genuine);
        settled();

        assertThat(node.alerts()).isEmpty();
        assertThat(node.hospital().iam().gives(proposal, next)).isEqualTo(new DecisionDesk.Giving.Recorded(false));
    }
}
