package io.threekey.server.ledger;

import io.threekey.charter.Charter;
import io.threekey.charter.InstallationId;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.SealingRules;
import io.threekey.charter.WorkingCalendar;
import io.threekey.evidence.FoundedEntry;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** The entry of a founding, which an export takes its first page from; nobody signed it. */
public final class ANodesFounding {

    private ANodesFounding() {}

    public static Charter on(Node node) {
        var log = node.get(LogIdentity.class);
        var charter = new Charter(
                new InstallationId("threekey-test"),
                1,
                new SealingRules(
                        "seal.localhost",
                        List.of("http://seal.localhost"),
                        List.of(KeyAlgorithm.ES256),
                        List.of("any")),
                new io.threekey.charter.LogIdentity(log.origin(), log.vkey()),
                new WorkingCalendar(ZoneOffset.UTC, EnumSet.allOf(DayOfWeek.class), 540, List.of()),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        node.inTransaction(() -> node.get(Ledger.class)
                .append(
                        Node.FOUNDED,
                        "threekey-test",
                        new FoundedEntry(charter.bytes(), List.of(), node.clock.instant()).payload()));
        return charter;
    }
}
