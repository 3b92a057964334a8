package io.threekey.demo;

import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What the demo says of itself: counted in the server's own ledger whenever somebody asks, and remembered nowhere. */
@Component
public class DemoFigures {

    private static final Instant EVER = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Ledger ledger;

    DemoFigures(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * How much has happened since the founding.
     *
     * @param people admitted and not gone
     * @param refusals at sign-in that the ledger knows the owner of the key of
     * @param decisions adopted; what the founding brought is none
     * @param keysWithdrawn lost, replaced, or not known by their owner
     * @param looks at somebody's record that were permitted
     * @param entries of whatever kind that stand in the tree
     */
    public record Figures(
            long people,
            long sites,
            long wards,
            long signIns,
            long refusals,
            long decisions,
            long keysWithdrawn,
            long looks,
            long looksRefused,
            long entries) {}

    public Figures now() {
        return new Figures(
                count("person.admitted") - count("role.taken"),
                count("site.opened"),
                count("ward.opened"),
                count("sign-in.let-in"),
                count("sign-in.refused"),
                count("decision.adopted"),
                count("authenticator.revoked"),
                count("record.looked-at"),
                count("record.look-refused"),
                ledger.latestCheckpoint()
                        .map(checkpoint -> checkpoint.head().size())
                        .orElse(0L));
    }

    private long count(String type) {
        return ledger.countOf(new EntryType(type, "demo.figures", References.nothing()), EVER, NEVER);
    }
}
