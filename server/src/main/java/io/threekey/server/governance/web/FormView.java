package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a proposal, folded by what they are about, and everything that is wrong with them.
 *
 * @param faults all of them, in the order of the page
 */
public record FormView(List<Group> groups, Optional<Group> enactment, Optional<Words> reasonFault, List<Fault> faults) {

    /**
     * @param set what stands in it today, for those who need not open it
     * @param open because something in it was changed or is wrong, or there is nothing else to fill in
     */
    public record Group(Words title, List<Words> set, boolean open, List<Field> fields) {

        /** They stand beside each other; lines of text have a line each. */
        public boolean isOfNumbers() {
            return fields.stream().allMatch(field -> field.keyboard() == Keyboard.NUMERIC);
        }

        boolean isBlank() {
            return fields.stream().allMatch(field -> field.value().isBlank());
        }

        Group opened() {
            return new Group(title, set, true, fields);
        }
    }

    /**
     * @param value as typed or as in force; it may be anything a person typed
     * @param focused the first that is wrong
     */
    public record Field(
            String name,
            Words label,
            Words hint,
            String value,
            Keyboard keyboard,
            Optional<Words> fault,
            boolean focused) {}

    /** Which keys a phone offers for a field (HTML, "inputmode"). */
    public enum Keyboard {
        NUMERIC("numeric"),
        TEXT("text");

        private final String mode;

        Keyboard(String mode) {
            this.mode = mode;
        }

        public String mode() {
            return mode;
        }
    }

    /** @param field where it is mended; empty where no field alone is wrong */
    public record Fault(String field, Words says) {}

    public boolean reasonIsFocused() {
        return !faults.isEmpty() && faults.getFirst().field().equals("reason");
    }
}
