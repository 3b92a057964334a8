package io.threekey.server.governance;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One whole number in the form of a proposal.
 *
 * @param group heading that consecutive fields share
 * @param value as it is in force, empty where nothing is
 * @param least smallest value the kind permits
 * @param most largest value the kind permits
 * @param choices what each permitted number means, where they are few and mean something; empty where one is typed
 */
public record PolicyField(
        String name,
        Words group,
        Words label,
        Words unit,
        Optional<Long> value,
        long least,
        long most,
        List<FieldChoice> choices) {

    public PolicyField {
        choices = List.copyOf(choices);
    }

    /** A number that is typed. */
    public PolicyField(String name, Words group, Words label, Words unit, Optional<Long> value, long least, long most) {
        this(name, group, label, unit, value, least, most, List.of());
    }

    /** A number that is chosen by what it means, of which there is no unit to speak. */
    public static PolicyField oneOf(
            String name, Words group, Words label, Optional<Long> value, Map<Long, Words> meanings) {
        var numbers = new TreeMap<>(meanings);
        return new PolicyField(
                name,
                group,
                label,
                label,
                value,
                numbers.firstKey(),
                numbers.lastKey(),
                numbers.entrySet().stream()
                        .map(number -> new FieldChoice(String.valueOf(number.getKey()), number.getValue()))
                        .toList());
    }

    /** What the number in force means; empty where nothing is in force, or numbers are typed. */
    public Optional<Words> chosen() {
        return choices.stream()
                .filter(choice -> value.map(String::valueOf).equals(Optional.of(choice.value())))
                .map(FieldChoice::says)
                .findFirst();
    }
}
