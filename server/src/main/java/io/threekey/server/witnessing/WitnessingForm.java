package io.threekey.server.witnessing;

import io.threekey.evidence.LedgerWitnessing;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The form of who witnesses the ledger: a few places for witnesses, of which any may be left empty, and two numbers. */
final class WitnessingForm {

    private static final String REQUIRED = "required";
    private static final String MINUTES = "alertAfterMinutes";

    private WitnessingForm() {}

    static List<PolicyText> texts(Optional<LedgerWitnessing> inForce) {
        return IntStream.range(0, WitnessingReview.MOST_WITNESSES)
                .boxed()
                .flatMap(place -> texts(
                        place,
                        inForce.flatMap(policy ->
                                policy.witnesses().stream().skip(place).findFirst())))
                .toList();
    }

    private static Stream<PolicyText> texts(int place, Optional<Witness> witness) {
        return Stream.of(
                text(place, "name", witness.map(Witness::name)),
                text(place, "key", witness.map(Witness::verifierKey)),
                text(place, "url", witness.map(Witness::url)));
    }

    private static PolicyText text(int place, String part, Optional<String> value) {
        return new PolicyText(
                field(place, part),
                Words.of("witnessing.form.witness", place + 1),
                Words.of("witnessing.form." + part),
                Words.of("witnessing.form." + part + ".hint"),
                value.orElse(""));
    }

    static List<PolicyField> numbers(Optional<LedgerWitnessing> inForce) {
        return List.of(
                number(REQUIRED, inForce.map(LedgerWitnessing::required), 0, WitnessingReview.MOST_WITNESSES),
                number(MINUTES, inForce.map(LedgerWitnessing::alertAfterMinutes), 1, WitnessingReview.MOST_MINUTES));
    }

    private static PolicyField number(String name, Optional<Long> value, long least, long most) {
        return new PolicyField(
                name,
                Words.of("witnessing.form." + name + ".group"),
                Words.of("witnessing.form." + name),
                Words.of("witnessing.form." + name + ".unit"),
                value,
                least,
                most);
    }

    static Drafted read(Map<String, String> form) {
        var places = IntStream.range(0, WitnessingReview.MOST_WITNESSES)
                .filter(place -> Stream.of("name", "key", "url")
                        .anyMatch(part -> !typed(form, place, part).isEmpty()))
                .boxed()
                .toList();
        var faults = new ArrayList<FieldFault>();
        for (var place : places) {
            check(place, "name", WitnessingReview::faultOfName, form, faults);
            check(place, "key", WitnessingReview::faultOfKey, form, faults);
            check(place, "url", WitnessingReview::faultOfUrl, form, faults);
        }
        return switch (FilledNumbers.read(numbers(Optional.empty()), form)) {
            case FilledNumbers.Faulty(var wrong) ->
                new Drafted.Faulty(
                        Stream.concat(faults.stream(), wrong.stream()).toList());
            case FilledNumbers.Whole whole ->
                drafted(
                        new LedgerWitnessing(
                                places.stream()
                                        .map(place -> witness(place, form))
                                        .toList(),
                                whole.of(REQUIRED),
                                whole.of(MINUTES)),
                        faults);
        };
    }

    /** What is wrong with all of them together, such as one key twice, is said where nothing is wrong with any of them. */
    private static Drafted drafted(LedgerWitnessing policy, List<FieldFault> faults) {
        if (faults.isEmpty()) {
            WitnessingReview.faultsOf(policy).stream()
                    .map(WitnessingForm::placed)
                    .forEach(faults::add);
        }
        return faults.isEmpty() ? new Drafted.Document(policy.document()) : new Drafted.Faulty(List.copyOf(faults));
    }

    private static FieldFault placed(Words fault) {
        return fault.key().equals("witnessing.fault.required") ? new FieldFault(REQUIRED, fault) : FieldFault.of(fault);
    }

    private static void check(
            int place,
            String part,
            Function<Witness, Optional<Words>> fault,
            Map<String, String> form,
            List<FieldFault> faults) {
        fault.apply(witness(place, form))
                .map(says -> new FieldFault(field(place, part), says))
                .ifPresent(faults::add);
    }

    private static Witness witness(int place, Map<String, String> form) {
        return new Witness(typed(form, place, "name"), typed(form, place, "key"), typed(form, place, "url"));
    }

    private static String typed(Map<String, String> form, int place, String part) {
        return form.getOrDefault(field(place, part), "").strip();
    }

    private static String field(int place, String part) {
        return "witness-" + (place + 1) + "-" + part;
    }
}
