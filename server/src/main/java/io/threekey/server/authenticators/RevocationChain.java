package io.threekey.server.authenticators;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Fields;
import io.threekey.server.authenticators.RememberedRevocations.Seen;
import io.threekey.server.keys.NodeHome;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.Pace;
import io.threekey.server.notices.Alerts;
import io.threekey.server.snapshots.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Every key that was ever taken back. The node remembers what it has seen, in its home too, and at its start asks the
 * ledger: a revocation that is deleted or altered in its table stays in force here, and every page says that it is gone.
 */
@Component
class RevocationChain implements Snapshot {

    private static final String FILE = "revocations";
    private static final String REMOVED = "revocation.removed";
    private static final String FORGOTTEN = "revocation.memory-altered";

    private final RevocationTable table;
    private final NodeHome home;
    private final Alerts alerts;
    private final Ledger ledger;
    private final Pace pace = Pace.ofLittle();
    private volatile RememberedRevocations remembered = RememberedRevocations.none();
    private volatile Set<String> passkeys = Set.of();
    private Set<String> recorded = Set.of();
    private long told;

    RevocationChain(RevocationTable table, NodeHome home, Alerts alerts, Ledger ledger) {
        this.table = table;
        this.home = home;
        this.alerts = alerts;
        this.ledger = ledger;
        recall();
    }

    /** Asks the database as well, so that a revocation on another node counts at once. */
    boolean holds(String passkey) {
        return passkeys.contains(passkey) || table.names(passkey);
    }

    /** As far as this node has seen: for every request, from memory. */
    boolean isKnownToHold(String passkey) {
        return passkeys.contains(passkey);
    }

    RememberedRevocations remembered() {
        return remembered;
    }

    @Override
    public String name() {
        return "the revoked keys";
    }

    @Override
    public synchronized void lookAgain() {
        pace.runIfDue(this::look);
    }

    synchronized void look() {
        var rows = table.all();
        var stored = new TreeMap<Long, Seen>();
        rows.forEach(row -> stored.put(row.sequence(), new Seen(row.passkey(), Base64Url.encode(table.mac(row)))));
        var all = remembered.with(stored);
        if (!all.equals(remembered)) {
            home.write(FILE, all.bytes());
            remember(all);
        }
        tell(Math.max(remembered.missingIn(stored), Math.max(gapsIn(rows), unstored(rows))));
    }

    /** Before anybody is answered: the first look comes only when the node is up. */
    private void recall() {
        switch (home.read(FILE)) {
            case NodeHome.Intact intact -> remember(RememberedRevocations.read(intact.content()));
            case NodeHome.Absent absent -> {}
            case NodeHome.Altered altered -> alerts.raise(FORGOTTEN, List.of());
        }
        recorded = ledger.entriesOf(PasskeyEntries.REVOKED).stream()
                .map(entry -> Fields.of(entry.payload(), entry.type()).text("passkey"))
                .collect(Collectors.toUnmodifiableSet());
        remember(remembered);
    }

    private void remember(RememberedRevocations all) {
        passkeys = Stream.concat(all.passkeys().stream(), recorded.stream()).collect(Collectors.toUnmodifiableSet());
        remembered = all;
    }

    /** Shows a node that has just come what was taken out at the end: the ledger had it when the node started. */
    private long unstored(List<Revocation> rows) {
        var stored = rows.stream().map(Revocation::passkey).collect(Collectors.toSet());
        return recorded.stream().filter(passkey -> !stored.contains(passkey)).count();
    }

    /** Shows a node that has just come, and remembers nothing, what was taken out before the end. */
    private long gapsIn(List<Revocation> rows) {
        var gaps = 0;
        var last = new byte[0];
        for (var row : rows) {
            gaps += Arrays.equals(row.previousMac(), last) ? 0 : 1;
            last = table.mac(row);
        }
        return gaps;
    }

    private void tell(long missing) {
        if (missing == told) {
            return;
        }
        if (missing == 0) {
            alerts.over(REMOVED);
        } else {
            alerts.raise(REMOVED, List.of(String.valueOf(missing)));
        }
        told = missing;
    }
}
