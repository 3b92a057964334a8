package io.threekey.server.governance;

import io.threekey.server.frame.Words;
import java.util.List;

/**
 * A text in the form of a proposal, such as a name or an address.
 *
 * @param group heading that consecutive texts share
 * @param hint what may stand in it
 * @param value as it is in force; blank where nothing is
 * @param space what there is to write it in
 */
public record PolicyText(String name, Words group, Words label, Words hint, String value, Space space) {

    /** Where a text is written, or chosen. */
    public sealed interface Space {}

    public record Line() implements Space {}

    /** For what is pasted, or where each line says something. */
    public record Lines() implements Space {}

    public record OneOf(List<FieldChoice> choices) implements Space {

        public OneOf {
            choices = List.copyOf(choices);
        }
    }

    /** One line. */
    public PolicyText(String name, Words group, Words label, Words hint, String value) {
        this(name, group, label, hint, value, new Line());
    }
}
