package io.threekey.server.records;

import io.threekey.charter.Codes;
import io.threekey.server.ledger.EntryType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What people look for together; by the first word of an entry type's name. */
public enum EntryGroup {
    DECISIONS("installation", "proposal", "decision", "decision-key", "policy", "log-key"),
    SIGN_INS("sign-in", "session"),
    KEYS("authenticator"),
    STAFF("person", "role", "absence", "address", "record"),
    HOSPITAL("site", "ward"),
    NOTICES("notice", "alert", "duty"),
    GAPS("gap"),
    /** Whatever has no group of its own. */
    OTHER;

    private final Set<String> families;

    EntryGroup(String... families) {
        this.families = Set.of(families);
    }

    public String code() {
        return Codes.code(this);
    }

    public static EntryGroup of(EntryType type) {
        return Arrays.stream(values())
                .filter(group -> group.families.contains(family(type)))
                .findFirst()
                .orElse(OTHER);
    }

    public static Optional<EntryGroup> named(String code) {
        return Arrays.stream(values())
                .filter(group -> group.code().equals(code))
                .findFirst();
    }

    static String family(EntryType type) {
        return type.name().substring(0, type.name().indexOf('.'));
    }
}
