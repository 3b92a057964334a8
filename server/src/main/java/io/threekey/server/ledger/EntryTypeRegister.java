package io.threekey.server.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Every entry type of this server; two modules that claim one name stop the start. */
@Component
class EntryTypeRegister {

    private final Map<String, EntryType> byName;

    EntryTypeRegister(ObjectProvider<EntryTypes> contributed) {
        byName = contributed.stream()
                .flatMap(module -> module.types().stream())
                .collect(Collectors.toUnmodifiableMap(EntryType::name, Function.identity()));
    }

    Optional<EntryType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<EntryType> all() {
        return byName.values().stream()
                .sorted(Comparator.comparing(EntryType::name))
                .toList();
    }

    void requireKnown(EntryType type) {
        if (!type.equals(byName.get(type.name()))) {
            throw new IllegalArgumentException("no module contributes the entry type " + type.name());
        }
    }
}
