package io.threekey.server.notices;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.notices.Recipients.Holder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The people behind functions; nobody, before there is a charter. */
@Component
class Functions {

    private final ObjectProvider<Recipients> register;

    Functions(ObjectProvider<Recipients> register) {
        this.register = register;
    }

    List<Holder> holders(Function function) {
        return register.stream()
                .flatMap(known -> known.of(function).stream())
                .distinct()
                .toList();
    }

    boolean has(Function function, PersonId person) {
        return holders(function).stream().anyMatch(holder -> holder.person().equals(person));
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
