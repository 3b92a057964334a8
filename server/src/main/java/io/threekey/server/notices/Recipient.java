package io.threekey.server.notices;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;

/** Whom a notice is for. */
public sealed interface Recipient {

    /** Stands in rows and in the ledger. */
    String code();

    /** One person, whatever their function. */
    record Somebody(PersonId person) implements Recipient {
        @Override
        public String code() {
            return "person/" + person.value();
        }
    }

    /**
     * Those who hold a function's seats. A page goes to whoever of them is on duty, and to all of them while nobody is;
     * what only informs goes to all.
     */
    record Those(Function function) implements Recipient {
        @Override
        public String code() {
            return "function/" + function.code();
        }
    }

    static Recipient of(PersonId person) {
        return new Somebody(person);
    }

    static Recipient of(Function function) {
        return new Those(function);
    }

    static Recipient ofCode(String code) {
        var slash = code.indexOf('/');
        var rest = code.substring(slash + 1);
        return switch (code.substring(0, Math.max(slash, 0))) {
            case "person" -> new Somebody(new PersonId(rest));
            case "function" -> new Those(Function.ofCode(rest));
            default -> throw new IllegalArgumentException("'" + code + "' is not a recipient");
        };
    }
}
