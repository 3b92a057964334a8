package io.threekey.server.ledger;

import io.threekey.charter.json.Digest;
import java.nio.charset.StandardCharsets;
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

    /** To be raised where the same declaration finds something else than in an earlier release. */
    private static final int READING = 1;

    private final Map<String, EntryType> byName;
    private final Digest declarations;

    EntryTypeRegister(ObjectProvider<EntryTypes> contributed) {
        byName = contributed.stream()
                .flatMap(module -> module.types().stream())
                .collect(Collectors.toUnmodifiableMap(EntryType::name, Function.identity()));
        var declared =
                all().stream().map(type -> type.name() + " " + type.about()).collect(Collectors.joining("\n"));
        declarations = Digest.of((READING + "\n" + declared).getBytes(StandardCharsets.UTF_8));
    }

    Optional<EntryType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<EntryType> all() {
        return byName.values().stream()
                .sorted(Comparator.comparing(EntryType::name))
                .toList();
    }

    /** Over all that the types declare of their references: another release may find other references in one entry. */
    Digest declarations() {
        return declarations;
    }

    void requireKnown(EntryType type) {
        if (!type.equals(byName.get(type.name()))) {
            throw new IllegalArgumentException("no module contributes the entry type " + type.name());
        }
    }
}
