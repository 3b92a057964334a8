package io.threekey.server.governance.web;

import io.threekey.charter.ActStatement;
import io.threekey.charter.ProposalId;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.ActEntry;
import io.threekey.server.keys.SecretBox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Carries a drafted statement from the console to the signing page, which knows no session: sealed, so that the page
 * shows and takes only what the console drafted, and only for as long as a signed act may be recorded.
 */
@Component
class ActTickets {

    private static final String FORMAT = "threekey-act-ticket/1";
    private static final String CONTEXT = "act ticket";

    private final SecretBox box;
    private final Clock clock;

    ActTickets(SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    record Ticket(ProposalId proposal, byte[] statement, Instant until) {}

    String seal(ProposalId proposal, ActStatement statement) {
        var content = Document.of(FORMAT)
                .put("proposal", proposal.value())
                .put("statement", statement.bytes())
                .put("until", clock.instant().plus(ActEntry.SIGNED_WITHIN).truncatedTo(ChronoUnit.MILLIS))
                .build();
        return Base64Url.encode(box.wrap(CONTEXT, CanonicalJson.bytes(content)));
    }

    /** Empty where it is not ours or too old. */
    Optional<Ticket> open(String sealed) {
        try {
            return box.unwrap(CONTEXT, Base64Url.decode(sealed))
                    .map(bytes -> Document.read(
                            bytes,
                            FORMAT,
                            fields -> new Ticket(
                                    fields.text("proposal", ProposalId::new),
                                    fields.bytes("statement"),
                                    fields.instant("until"))))
                    .filter(ticket -> clock.instant().isBefore(ticket.until()));
        } catch (IllegalArgumentException | MalformedDocument notATicket) {
            return Optional.empty();
        }
    }
}
