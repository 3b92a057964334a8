package io.threekey.server.timing;

/** How often something happened, as far as that may be said: {@link ShownParts} says of what. */
public sealed interface HowOften {

    record Never() implements HowOften {}

    record Withheld() implements HowOften {}

    record Times(long times) implements HowOften {}

    /** Zero where nothing is said. */
    default long shown() {
        return switch (this) {
            case Never never -> 0;
            case Withheld withheld -> 0;
            case Times(var times) -> times;
        };
    }

    /** Of something that did happen. */
    static HowOften happened(long shown) {
        return shown > 0 ? new Times(shown) : new Withheld();
    }

    /** Of two that did happen. */
    static HowOften together(HowOften one, HowOften other) {
        return happened(one.shown() + other.shown());
    }
}
