package io.threekey.server.notices;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.notices.Recipients.Holder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which people a recipient is right now. */
@Component
class Audience {

    private final ObjectProvider<Recipients> register;

    Audience(ObjectProvider<Recipients> register) {
        this.register = register;
    }

    List<PersonId> of(Recipient recipient, Urgency urgency) {
        return everybodyOf(recipient);
    }

    List<PersonId> everybodyOf(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Somebody somebody -> List.of(somebody.person());
            case Recipient.Those those ->
                holders(those.function()).stream().map(Holder::person).toList();
        };
    }

    List<Holder> holders(Function function) {
        return register.stream()
                .flatMap(known -> known.of(function).stream())
                .distinct()
                .toList();
    }

    /** Of somebody who holds a seat; others are not known by name here. */
    Optional<String> nameOf(PersonId person) {
        return Arrays.stream(Function.values())
                .flatMap(function -> holders(function).stream())
                .filter(holder -> holder.person().equals(person))
                .map(Holder::name)
                .findFirst();
    }
}
