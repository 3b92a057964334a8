package io.threekey.server.sharedsignals;

import io.threekey.charter.Function;
import io.threekey.server.notices.Notice;
import io.threekey.server.notices.Notices;
import io.threekey.server.notices.Recipient;
import io.threekey.server.notices.Urgency;
import io.threekey.server.people.Person;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Asks people where a signal alone does not decide: in the transaction that hears it, and not more often than anybody can
 * act on it.
 */
@Component
class AskingPeople {

    private final Notices notices;
    private final Clock clock;

    AskingPeople(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** Whether to end what somebody is in. Once an hour for each of them. */
    void about(SignalSource source, Person person) {
        tell(
                "signals.asks",
                List.of(source.name(), person.name()),
                Urgency.PAGE,
                "/sessions",
                source,
                person.id().value());
    }

    /** It has spoken of as many people as it may. */
    void becauseOfTheBrake(SignalSource source) {
        tell("signals.braked", List.of(source.name()), Urgency.PAGE, "/applications/signals", source, "brake");
    }

    void aboutDevices(SignalSource source) {
        tell("signals.devices", List.of(source.name()), Urgency.INFORM, "/applications/signals", source, "devices");
    }

    private void tell(
            String code, List<String> arguments, Urgency urgency, String path, SignalSource source, String about) {
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS).getEpochSecond();
        notices.tell(new Notice(
                code,
                arguments,
                urgency,
                List.of(Recipient.of(Function.SECURITY)),
                path,
                code + "/" + Integer.toHexString(source.issuer().hashCode()) + "/" + about + "/" + hour));
    }
}
