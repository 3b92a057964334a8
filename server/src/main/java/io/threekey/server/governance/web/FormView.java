package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldChoice;
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

        /** They stand beside each other; everything else has a line of its own. */
        public boolean isOfNumbers() {
            return fields.stream().allMatch(field -> field.control() == Control.NUMBER);
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
     * @param choices for a {@link Control#CHOICE}
     * @param focused the first that is wrong
     */
    public record Field(
            String name,
            Words label,
            Words hint,
            String value,
            Control control,
            List<FieldChoice> choices,
            Optional<Words> fault,
            boolean focused) {

        /** What explains it to those who hear the page, in the order of the page. */
        public String describedBy() {
            return fault.isPresent() ? name + "-hint " + name + "-error" : name + "-hint";
        }
    }

    /** What a field is filled in with. */
    public enum Control {
        NUMBER,
        LINE,
        LINES,
        CHOICE
    }

    /** @param field where it is mended; empty where no field alone is wrong */
    public record Fault(String field, Words says) {}

    public boolean reasonIsFocused() {
        return !faults.isEmpty() && faults.getFirst().field().equals("reason");
    }
}
