package io.threekey.server.sharedsignals;

import io.threekey.charter.Function;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Notice;
import io.threekey.server.notices.Notices;
import io.threekey.server.notices.Recipient;
import io.threekey.server.notices.Urgency;
import io.threekey.server.signin.ToldOfEnd.State;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** Records how telling ended, in the caller's transaction. Of what was lost IAM hears, once a day for each application. */
@Component
class LostSignals {

    private final Ledger ledger;
    private final Notices notices;
    private final Applications applications;

    LostSignals(Ledger ledger, Notices notices, Applications applications) {
        this.ledger = ledger;
        this.notices = notices;
        this.applications = applications;
    }

    void record(WaitingSignal outcome) {
        ledger.append(
                SignalEntries.typeOf(outcome),
                outcome.person().isEmpty() ? outcome.client() : outcome.person(),
                SignalEntries.of(outcome));
        if (outcome.state() != State.TOLD) {
            var day = outcome.changedAt().atZone(ZoneOffset.UTC).toLocalDate();
            notices.tell(new Notice(
                    "signals.lost",
                    List.of(nameOf(outcome.client())),
                    Urgency.INFORM,
                    List.of(Recipient.of(Function.IAM)),
                    "/applications/signals",
                    "signals-lost/" + outcome.client() + "/" + day));
        }
    }

    private String nameOf(String client) {
        return applications.find(client).map(Application::name).orElse(client);
    }
}
