package io.threekey.server.governance.web;

import io.threekey.charter.Confirmation;
import io.threekey.charter.Enactment;
import io.threekey.charter.Staging;
import io.threekey.charter.Way;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a change is to take effect, as its proposer fills it in: at once, or watched and announced for some days before,
 * and with or without a revert by itself. What is left out is as usual.
 */
final class EnactmentForm {

    static final String CONFIRM = "confirmHours";

    private static final String RECORD = "recordDays";
    private static final String WARN = "warnDays";
    private static final String MARGIN = "marginPercent";
    private static final int MOST_DAYS = 90;
    private static final int MOST_HOURS = 168;
    private static final int MOST_PERCENT = 500;
    private static final long USUAL_MARGIN = 50;
    private static final int LEAST_MARGIN_PEOPLE = 5;
    private static final int HOURS_A_DAY = 24;
    private static final int MINUTES = 60;

    static final List<PolicyField> FIELDS = List.of(
            field(RECORD, "record", 0, MOST_DAYS),
            field(WARN, "warn", 0, MOST_DAYS),
            field(CONFIRM, "confirm", 0, MOST_HOURS),
            field(MARGIN, "margin", USUAL_MARGIN, MOST_PERCENT));

    private EnactmentForm() {}

    private static PolicyField field(String name, String words, long usual, int most) {
        return new PolicyField(
                name,
                Words.of("governance.enactment.title"),
                Words.of("governance.enactment." + words),
                Words.of("governance.enactment." + words + ".unit"),
                Optional.of(usual),
                0,
                most);
    }

    static FilledNumbers read(Map<String, String> form) {
        var whole = new HashMap<>(form);
        FIELDS.forEach(field -> whole.putIfAbsent(
                field.name(), field.value().map(String::valueOf).orElse("")));
        return FilledNumbers.read(FIELDS, whole);
    }

    /** Without what a replay predicts, which is added where it is put before the seats. */
    static Enactment enactment(FilledNumbers.Whole numbers) {
        var confirmHours = whole(numbers, CONFIRM);
        return new Enactment(
                Way.REGULAR,
                new Staging(minutes(whole(numbers, RECORD) * HOURS_A_DAY), minutes(whole(numbers, WARN) * HOURS_A_DAY)),
                confirmHours == 0
                        ? Optional.empty()
                        : Optional.of(new Confirmation(
                                minutes(confirmHours), 0, whole(numbers, MARGIN), LEAST_MARGIN_PEOPLE)),
                Optional.empty());
    }

    /** What is set, for those who need not open it; nothing of what is wrong, which says so itself. */
    static List<Words> set(Map<String, String> form) {
        return switch (read(form)) {
            case FilledNumbers.Faulty faulty -> List.of();
            case FilledNumbers.Whole numbers ->
                Stream.of(staging(numbers), confirmation(numbers)).toList();
        };
    }

    private static Words staging(FilledNumbers.Whole numbers) {
        var record = numbers.of(RECORD);
        var warn = numbers.of(WARN);
        return record + warn == 0
                ? Words.of("governance.enactment.set.at-once")
                : Words.of("governance.enactment.set.staged", record, warn);
    }

    private static Words confirmation(FilledNumbers.Whole numbers) {
        return numbers.of(CONFIRM) == 0
                ? Words.of("governance.enactment.set.stays")
                : Words.of("governance.enactment.set.reverts", numbers.of(CONFIRM), numbers.of(MARGIN));
    }

    private static int whole(FilledNumbers.Whole numbers, String field) {
        return Math.toIntExact(numbers.of(field));
    }

    private static int minutes(int hours) {
        return hours * MINUTES;
    }
}
