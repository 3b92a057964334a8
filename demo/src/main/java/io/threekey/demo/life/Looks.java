package io.threekey.demo.life;

import static io.threekey.demo.SteeringGroup.CLINICAL_OPERATIONS;
import static io.threekey.demo.SteeringGroup.IAM;
import static io.threekey.demo.SteeringGroup.SECURITY;
import static io.threekey.server.people.LookPurpose.OWN_REQUEST;
import static io.threekey.server.people.LookPurpose.PATIENT_SAFETY;
import static io.threekey.server.people.LookPurpose.SECURITY_INCIDENT;

import io.threekey.charter.PersonId;
import io.threekey.charter.SeatId;
import io.threekey.demo.SteeringGroup;
import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import io.threekey.server.people.LookPurpose;
import io.threekey.server.people.RecordLooks;
import java.util.List;
import org.springframework.stereotype.Component;

/** Owners look at somebody's record for a stated purpose; now and then one that the policy does not permit them. */
@Component
class Looks implements Activity {

    private static final double A_WORKING_DAY = 0.7;
    private static final List<Look> USUAL = List.of(
            new Look(SECURITY, SECURITY_INCIDENT),
            new Look(SECURITY, SECURITY_INCIDENT),
            new Look(IAM, OWN_REQUEST),
            new Look(IAM, OWN_REQUEST),
            new Look(CLINICAL_OPERATIONS, PATIENT_SAFETY),
            new Look(IAM, PATIENT_SAFETY));

    private final Hospital hospital;
    private final RecordLooks looks;
    private final SteeringGroup group;
    private final Tally tally;

    Looks(Hospital hospital, RecordLooks looks, SteeringGroup group, Tally tally) {
        this.hospital = hospital;
        this.looks = looks;
        this.group = group;
        this.tally = tally;
    }

    private record Look(SeatId by, LookPurpose purpose) {}

    @Override
    public String name() {
        return "looks";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        var chance = day.chance();
        if (day.number() < Workforce.ARRIVING || day.isWeekend() || !chance.happens(A_WORKING_DAY)) {
            return;
        }
        var look = chance.oneOf(USUAL);
        var whose = hospital.somebodyOn(day.number(), chance).id();
        agenda.at(
                day.at(chance.between(9, 16), chance.between(0, 59)),
                name(),
                "looks at a record",
                () -> look(look.by(), whose, look.purpose()));
    }

    void look(SeatId by, PersonId whose, LookPurpose purpose) {
        var looked = looks.look(group.holderOf(by), whose.value(), purpose.code());
        tally.count(
                switch (looked) {
                    case RecordLooks.Looking.Permitted permitted -> "looks";
                    case RecordLooks.Looking.Refused refused -> "looks refused";
                });
    }
}
