package io.threekey.server.notices;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.notices.Recipients.Holder;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which people a recipient is right now. */
@Component
class Audience {

    private final Functions functions;
    private final DutyRota rota;
    private final AwayPeople away;
    private final Clock clock;

    Audience(Functions functions, DutyRota rota, AwayPeople away, Clock clock) {
        this.functions = functions;
        this.rota = rota;
        this.away = away;
        this.clock = clock;
    }

    List<PersonId> of(Recipient recipient, Urgency urgency) {
        return switch (urgency) {
            case INFORM -> people(recipient);
            case PAGE -> {
                var onDuty = onDuty(recipient);
                yield onDuty.isEmpty() ? everybodyPagedFor(recipient) : onDuty;
            }
        };
    }

    /** Where a function has nobody, its pages are the sponsor's. */
    List<PersonId> everybodyPagedFor(Recipient recipient) {
        var people = people(recipient);
        return people.isEmpty() ? people(Recipient.of(Function.SPONSOR)) : people;
    }

    private List<PersonId> onDuty(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Somebody somebody -> List.of();
            case Recipient.Those(Function function) -> onDutyAndThere(function);
        };
    }

    /** Nobody waits ten minutes for somebody who said that they are away. */
    private List<PersonId> onDutyAndThere(Function function) {
        var now = clock.instant();
        return rota.onDuty(function).stream()
                .filter(person -> !away.isAway(person, now))
                .toList();
    }

    private List<PersonId> people(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Somebody(PersonId person) -> List.of(person);
            case Recipient.Those(Function function) ->
                functions.holders(function).stream().map(Holder::person).toList();
        };
    }
}
