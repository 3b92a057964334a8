package io.threekey.server.notices;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.notices.Recipients.Holder;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which people a recipient is right now. */
@Component
class Audience {

    private final Functions functions;
    private final DutyRota rota;

    Audience(Functions functions, DutyRota rota) {
        this.functions = functions;
        this.rota = rota;
    }

    List<PersonId> of(Recipient recipient, Urgency urgency) {
        if (urgency == Urgency.PAGE && recipient instanceof Recipient.Those(Function function)) {
            var onDuty = rota.onDuty(function);
            return onDuty.isEmpty() ? everybodyOf(recipient) : onDuty;
        }
        return everybodyOf(recipient);
    }

    List<PersonId> everybodyOf(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Somebody(PersonId person) -> List.of(person);
            case Recipient.Those(Function function) ->
                functions.holders(function).stream().map(Holder::person).toList();
        };
    }
}
