package io.threekey.server.governance.web;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Way;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldChoice;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lays the fields of a proposal out: what is in force shows, what one wants to change opens, what is wrong says so. */
@Component
class FormViews {

    static final String REASON = "reason";

    private final PoliciesInForce policies;

    FormViews(PoliciesInForce policies) {
        this.policies = policies;
    }

    FormView of(FilledForm form, List<FieldFault> faults) {
        var fields = form.way() == Way.CONTINUITY
                ? List.<PolicyField>of()
                : form.kind().form(policies.at(form.address()).map(PolicyVersion::document));
        var texts = form.way() == Way.CONTINUITY
                ? List.<PolicyText>of()
                : form.kind().texts(policies.at(form.address()).map(PolicyVersion::document));
        var ordered = inOrder(faults, texts, fields);
        var laid = new Laid(form.fields(), ordered);
        return new FormView(
                firstOpenWhereBlank(Stream.concat(textGroups(texts, laid), groups(fields, laid))
                        .toList()),
                form.way() == Way.REGULAR
                        ? Optional.of(laid.group(
                                Words.of("governance.enactment.title"),
                                EnactmentForm.FIELDS,
                                EnactmentForm.set(form.fields())))
                        : Optional.empty(),
                laid.faultAt(REASON),
                ordered.stream()
                        .map(fault -> new FormView.Fault(fault.field(), fault.says()))
                        .toList());
    }

    /** Where nothing stands in any of it, nobody has to find where it begins. */
    private static List<FormView.Group> firstOpenWhereBlank(List<FormView.Group> groups) {
        return !groups.isEmpty() && groups.stream().allMatch(FormView.Group::isBlank)
                ? Stream.concat(
                                Stream.of(groups.getFirst().opened()),
                                groups.stream().skip(1))
                        .toList()
                : groups;
    }

    private static Stream<FormView.Group> groups(List<PolicyField> fields, Laid laid) {
        return fields.stream()
                .collect(Collectors.groupingBy(PolicyField::group, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> laid.group(group.getKey(), group.getValue(), today(group.getValue())));
    }

    private static Stream<FormView.Group> textGroups(List<PolicyText> texts, Laid laid) {
        return texts.stream()
                .collect(Collectors.groupingBy(PolicyText::group, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> laid.textGroup(group.getKey(), group.getValue()));
    }

    /** As somebody reads the page from its top: first the fields, then how it takes effect, then the reason. */
    private static List<FieldFault> inOrder(List<FieldFault> faults, List<PolicyText> texts, List<PolicyField> fields) {
        var names = Stream.of(
                        texts.stream().map(PolicyText::name),
                        fields.stream().map(PolicyField::name),
                        EnactmentForm.FIELDS.stream().map(PolicyField::name),
                        Stream.of(REASON, ""))
                .flatMap(some -> some)
                .toList();
        return names.stream()
                .flatMap(name -> faults.stream().filter(fault -> fault.field().equals(name)))
                .toList();
    }

    private static List<Words> today(List<PolicyField> fields) {
        if (fields.stream().anyMatch(field -> field.value().isEmpty())) {
            return List.of(Words.of("governance.propose.today.nothing"));
        }
        var typed = fields.stream().filter(field -> field.choices().isEmpty()).toList();
        return Stream.concat(
                        fields.stream().flatMap(field -> field.chosen().stream()),
                        typed.isEmpty() ? Stream.empty() : Stream.of(numbersToday(typed)))
                .toList();
    }

    private static Words numbersToday(List<PolicyField> fields) {
        var values = fields.stream().flatMap(field -> field.value().stream()).toList();
        var unit = fields.getFirst().unit();
        return values.size() > 1 && values.stream().distinct().count() == 1
                ? Words.of("governance.propose.today.each", unit, values.getFirst())
                : Words.of(
                        "governance.propose.today",
                        unit,
                        fields.stream()
                                .map(field -> Words.of(
                                        "governance.propose.today.one",
                                        field.label(),
                                        field.value().orElseThrow()))
                                .toList());
    }

    /** @param typed whatever was sent, field by field */
    private record Laid(Map<String, String> typed, List<FieldFault> faults) {

        FormView.Group group(Words title, List<PolicyField> fields, List<Words> set) {
            return new FormView.Group(
                    title,
                    set,
                    fields.stream().anyMatch(this::isTouched),
                    fields.stream().map(this::field).toList());
        }

        FormView.Group textGroup(Words title, List<PolicyText> texts) {
            var today = texts.stream()
                    .map(PolicyText::value)
                    .filter(value -> !value.isBlank())
                    .collect(Collectors.joining(", "));
            return new FormView.Group(
                    title,
                    List.of(
                            today.isEmpty()
                                    ? Words.of("governance.propose.today.unsaid")
                                    : Words.of("governance.propose.today.said", today)),
                    texts.stream().anyMatch(this::isTouched),
                    texts.stream().map(this::field).toList());
        }

        private boolean isTouched(PolicyText text) {
            return faultAt(text.name()).isPresent()
                    || !typed.getOrDefault(text.name(), text.value()).strip().equals(text.value());
        }

        private FormView.Field field(PolicyText text) {
            var value = typed.getOrDefault(text.name(), text.value());
            return switch (text.space()) {
                case PolicyText.Line line ->
                    field(text.name(), text.label(), text.hint(), value, FormView.Control.LINE, List.of());
                case PolicyText.Lines lines ->
                    field(text.name(), text.label(), text.hint(), value, FormView.Control.LINES, List.of());
                case PolicyText.OneOf(var choices) ->
                    field(text.name(), text.label(), text.hint(), value, FormView.Control.CHOICE, choices);
            };
        }

        private boolean isTouched(PolicyField field) {
            return field.value().isEmpty()
                    || faultAt(field.name()).isPresent()
                    || !valueOf(field).strip().equals(inForce(field));
        }

        private FormView.Field field(PolicyField field) {
            return field(
                    field.name(),
                    field.label(),
                    hint(field),
                    valueOf(field),
                    field.choices().isEmpty() ? FormView.Control.NUMBER : FormView.Control.CHOICE,
                    field.choices());
        }

        private FormView.Field field(
                String name,
                Words label,
                Words hint,
                String value,
                FormView.Control control,
                List<FieldChoice> choices) {
            return new FormView.Field(
                    name,
                    label,
                    hint,
                    value.strip(),
                    control,
                    choices,
                    faultAt(name),
                    !faults.isEmpty() && faults.getFirst().field().equals(name));
        }

        private static Words hint(PolicyField field) {
            return field.choices().isEmpty() ? range(field) : choice(field);
        }

        private static Words choice(PolicyField field) {
            return field.chosen()
                    .map(today -> Words.of("governance.propose.choice.today", today))
                    .orElseGet(() -> Words.of("governance.propose.choice"));
        }

        private static Words range(PolicyField field) {
            return field.value()
                    .map(today -> Words.of(
                            "governance.propose.range.today", field.least(), field.most(), field.unit(), today))
                    .orElseGet(() -> Words.of("governance.propose.range", field.least(), field.most(), field.unit()));
        }

        private String valueOf(PolicyField field) {
            return typed.getOrDefault(field.name(), inForce(field));
        }

        private static String inForce(PolicyField field) {
            return field.value().map(String::valueOf).orElse("");
        }

        Optional<Words> faultAt(String field) {
            return faults.stream()
                    .filter(fault -> fault.field().equals(field))
                    .map(FieldFault::says)
                    .findFirst();
        }
    }
}
