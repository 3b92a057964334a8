package io.threekey.server.governance;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form's numbers as somebody filled them in: all of them whole and within their bounds, or what is wrong with each. */
public sealed interface FilledNumbers {

    record Whole(Map<String, Long> byField) implements FilledNumbers {

        public Whole {
            byField = Map.copyOf(byField);
        }

        /** @throws IllegalArgumentException for a field that the form does not have */
        public long of(String field) {
            var number = byField.get(field);
            if (number == null) {
                throw new IllegalArgumentException("no field " + field);
            }
            return number;
        }
    }

    record Faulty(List<FieldFault> faults) implements FilledNumbers {}

    static FilledNumbers read(List<PolicyField> fields, Map<String, String> form) {
        var faults = fields.stream()
                .filter(field -> number(field, form).isEmpty())
                .map(FilledNumbers::fault)
                .toList();
        return faults.isEmpty()
                ? new Whole(fields.stream()
                        .map(PolicyField::name)
                        .collect(toMap(identity(), name -> Long.parseLong(typed(name, form)))))
                : new Faulty(faults);
    }

    private static Optional<Long> number(PolicyField field, Map<String, String> form) {
        return Optional.of(typed(field.name(), form))
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Long::parseLong)
                .filter(number -> number >= field.least() && number <= field.most());
    }

    private static String typed(String name, Map<String, String> form) {
        return form.getOrDefault(name, "").strip();
    }

    private static FieldFault fault(PolicyField field) {
        return new FieldFault(
                field.name(),
                field.choices().isEmpty()
                        ? Words.of(
                                "governance.propose.fault.number",
                                field.label(),
                                field.least(),
                                field.most(),
                                field.unit())
                        : Words.of("governance.propose.fault.choice", field.label()));
    }
}
