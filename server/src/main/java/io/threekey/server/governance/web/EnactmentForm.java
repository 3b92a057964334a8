package io.threekey.server.governance.web;

import io.threekey.charter.Confirmation;
import io.threekey.charter.Enactment;
import io.threekey.charter.Staging;
import io.threekey.charter.Way;
import java.util.Map;
import java.util.Optional;

/**
 * How a change is to take effect, as its proposer fills it in: at once, or watched and announced for some days before,
 * and with or without a revert by itself.
 */
public record EnactmentForm(int recordDays, int warnDays, int confirmHours, int marginPercent) {

    public static final int MOST_DAYS = 90;
    public static final int MOST_HOURS = 168;
    public static final int MOST_PERCENT = 500;
    private static final int USUAL_MARGIN = 50;
    private static final int LEAST_MARGIN_PEOPLE = 5;
    private static final int HOURS_A_DAY = 24;
    private static final int MINUTES = 60;

    static final EnactmentForm USUAL = new EnactmentForm(0, 0, 0, USUAL_MARGIN);

    /** What is left out is as usual; empty where something else than a number within bounds was filled in. */
    static Optional<EnactmentForm> read(Map<String, String> form) {
        var record = number(form, "recordDays", MOST_DAYS, USUAL.recordDays);
        var warn = number(form, "warnDays", MOST_DAYS, USUAL.warnDays);
        var confirm = number(form, "confirmHours", MOST_HOURS, USUAL.confirmHours);
        var margin = number(form, "marginPercent", MOST_PERCENT, USUAL.marginPercent);
        return record.isPresent() && warn.isPresent() && confirm.isPresent() && margin.isPresent()
                ? Optional.of(new EnactmentForm(record.get(), warn.get(), confirm.get(), margin.get()))
                : Optional.empty();
    }

    /** Without what a replay predicts, which is added where it is put before the seats. */
    Enactment enactment() {
        return new Enactment(
                Way.REGULAR,
                new Staging(minutes(recordDays * HOURS_A_DAY), minutes(warnDays * HOURS_A_DAY)),
                confirmHours == 0
                        ? Optional.empty()
                        : Optional.of(new Confirmation(minutes(confirmHours), 0, marginPercent, LEAST_MARGIN_PEOPLE)),
                Optional.empty());
    }

    private static int minutes(int hours) {
        return hours * MINUTES;
    }

    private static Optional<Integer> number(Map<String, String> form, String name, int most, int usual) {
        var typed = form.getOrDefault(name, String.valueOf(usual)).strip();
        return typed.matches("[0-9]{1,4}") && Integer.parseInt(typed) <= most
                ? Optional.of(Integer.parseInt(typed))
                : Optional.empty();
    }
}
