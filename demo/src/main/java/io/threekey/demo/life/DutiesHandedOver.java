package io.threekey.demo.life;

import io.threekey.charter.Function;
import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import io.threekey.server.notices.DutyRota;
import io.threekey.server.notices.Recipients.Holder;
import io.threekey.server.notices.Shift;
import java.util.List;
import org.springframework.stereotype.Component;

/** Somebody on duty falls ill or has a train to catch, and hands what is left of the week to who stands in for them. */
@Component
class DutiesHandedOver implements Activity {

    private static final double A_DAY = 0.25;
    private static final List<Function> DOMAINS =
            List.of(Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);

    private final DutyRota rota;
    private final Tally tally;

    DutiesHandedOver(DutyRota rota, Tally tally) {
        this.rota = rota;
        this.tally = tally;
    }

    @Override
    public String name() {
        return "duties-handed-over";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        var chance = day.chance();
        if (!chance.happens(A_DAY)) {
            return;
        }
        var domain = chance.oneOf(DOMAINS);
        agenda.alone(
                day.at(chance.between(17, 21), chance.between(0, 59)),
                "hands over the duty of " + domain.code(),
                () -> handOver(domain));
    }

    /** Where nobody stands in for them, they stay. */
    private void handOver(Function domain) {
        rota.onDuty(domain).stream()
                .findFirst()
                .ifPresent(ill -> rota.shifts(domain).stream()
                        .filter(shift -> shift.person().equals(ill))
                        .findFirst()
                        .ifPresent(shift -> handOver(domain, shift)));
    }

    private void handOver(Function domain, Shift shift) {
        rota.peopleOf(domain).stream()
                .map(Holder::person)
                .filter(person -> !person.equals(shift.person()))
                .findFirst()
                .ifPresent(standIn -> {
                    var outcome = rota.handOver(shift.id(), standIn, shift.person());
                    if (outcome != DutyRota.Outcome.DONE) {
                        throw new IllegalStateException("handing over to " + standIn + " is " + outcome);
                    }
                    tally.count("duties handed over");
                });
    }
}
