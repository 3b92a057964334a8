package io.threekey.server.ledger;

import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** For other modules' tests that do not want to wait for the sequencer's second. */
public record SettledLedger(ApplicationContext server) {

    /** Afterwards everything that committed before stands in the tree, and the latest checkpoint covers it. */
    public void settle() {
        var sequencer = server.getBean(Sequencer.class);
        while (sequencer.step() > 0 || !server.getBean(QueueTable.class).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** One step, whatever comes of it: a ledger that must stand still never settles. */
    public void tries() {
        server.getBean(Sequencer.class).step();
    }

    /** What the charter's word on the ledger's keys has come to is done and recorded. */
    public void followsTheCharter() {
        server.getBean(LogKeyRotation.class).look();
        settle();
    }

    /** Before the node is wired: its tests hold the database's clock as they hold the node's. */
    public static void tellsTheTimeOfTheDatabase(GenericApplicationContext node, Supplier<Instant> time) {
        node.registerBean("databaseTime", DatabaseTime.class, () -> new DatabaseTime(new JdbcTemplate()) {
            @Override
            Instant instant() {
                return time.get();
            }
        });
    }

    /** For who replaced or cut off the database: the pool of transactions is the commit guard's own. */
    public void forgetConnections() {
        server.getBean(CommitGuard.class).connections().forgetIdle();
    }
}
