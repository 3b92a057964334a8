package io.threekey.server.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Visitor;
import io.threekey.server.governance.InstallationFounded;
import io.threekey.server.people.People;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.support.TransactionTemplate;

/** The founders at work: {@code founders.comesIn("iam")}. */
@Lazy
final class Founders {

    private static final List<String> SEATS =
            List.of("sponsor", "sponsor-deputy", "iam", "clinical-operations", "security");

    private final FoundedHospital hospital;
    private final Visitor visitor;

    Founders(
            FoundedHospital hospital,
            People people,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Visitor visitor) {
        this.hospital = hospital;
        this.visitor = visitor;
        // this hospital was founded before the people module listened
        if (people.find(person("iam")).isEmpty()) {
            var founders = SEATS.stream()
                    .map(seat -> new InstallationFounded.Founder(person(seat), "Holder of " + seat, "Owner"))
                    .toList();
            transaction.executeWithoutResult(
                    status -> events.publishEvent(new InstallationFounded(ZoneOffset.UTC, founders)));
        }
    }

    PersonId person(String seat) {
        return hospital.founder(seat).person();
    }

    Visitor comesIn(String seat) {
        var founder = visitor.another();
        var in = new Door(founder).comesIn(hospital.founder(seat).passkey());
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
        return founder;
    }
}
