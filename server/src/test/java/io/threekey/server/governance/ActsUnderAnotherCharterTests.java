package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.RefusalReason;
import io.threekey.charter.SeatId;
import io.threekey.charter.UseCase;
import io.threekey.server.frame.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was good under one charter is worth nothing under the next. */
class ActsUnderAnotherCharterTests {

    @Test
    void proposalsAndSignaturesOfTheOlderVersionDoNotCount() {
        try (var changed = Node.founded()) {
            var people = changed.hospital();
            var older = people.iam().proposes(UseCase.SHARED_WORKSTATION, limits(9, 90));
            var olderSignature = people.security().sealed(people.security().draftsSignature(older));
            var change = new ACharterChange(changed);
            var next = change.proposes(people.iam(), PolicyAddress.CHARTER, change.withNothingChanged());
            for (var seat : AFounding.SIGNERS) {
                people.holderOf(seat).signs(next);
            }
            changed.clock.advance(Duration.ofDays(3));
            assertThat(changed.policies().chain().charter().version()).isEqualTo(2);

            assertThat(people.security().gives(older, olderSignature))
                    .isEqualTo(new DecisionDesk.Giving.Refused(Refusal.of("governance.not-open")));
            var newer = people.iam().proposes(UseCase.SHARED_WORKSTATION, limits(9, 91));
            var asBefore = StatementChange.number("charterVersion", 1)
                    .of(people.security().draftsSignature(newer));
            assertThat(people.security().gives(newer, people.security().sealed(asBefore)))
                    .isEqualTo(HostileActTests.because(RefusalReason.ANOTHER_CHARTER));
        }
    }

    @Test
    void onePersonInTwoSeatsIsNeverAdopted() {
        try (var changed = Node.founded()) {
            var people = changed.hospital();
            var change = new ACharterChange(changed);
            var twice = FounderOfTheTests.called(
                    "Maja Lind",
                    new SeatId("iam-deputy"),
                    people.clinicalOperations().person());
            var next = change.proposes(people.iam(), PolicyAddress.CHARTER, change.withDeputyOf("iam", twice));
            people.sponsor().signs(next);
            people.iam().signs(next);
            people.security().signs(next);

            assertThat(people.clinicalOperations().signs(next)).isInstanceOf(DecisionDesk.Giving.Refused.class);
            assertThat(changed.policies().chain().charter().version()).isEqualTo(1);
            assertThat(changed.policies().inDoubt()).isFalse();
        }
    }

    @Test
    void aPersonWhoseSeatWasFilledByAnotherSignsNoMore() {
        try (var changed = Node.founded()) {
            var people = changed.hospital();
            var change = new ACharterChange(changed);
            var ada = FounderOfTheTests.called("Ada Novak", new SeatId("iam"), new PersonId("person-ada"));
            var succession =
                    change.proposes(people.security(), PolicyAddress.SEAT_SUCCESSION, change.withHolder("iam", ada));
            people.sponsor().signs(succession);
            people.security().signs(succession);
            people.clinicalOperations().signs(succession);
            changed.clock.advance(Duration.ofDays(7));
            var next = people.security().proposes(UseCase.SHARED_WORKSTATION, limits(9, 92));

            assertThat(people.iam().wantsTo(next, ActKind.SIGN, Optional.empty()))
                    .isEqualTo(new DecisionDesk.Drafting.Refused(Refusal.of("governance.no-seat")));
            var adas = new SeatHolder(changed.context(), ada);
            assertThat(people.iam().gives(next, people.iam().sealed(adas.draftsSignature(next))))
                    .isEqualTo(HostileActTests.because(RefusalReason.UNKNOWN_KEY));
            assertThat(adas.signs(next)).isInstanceOf(DecisionDesk.Giving.Recorded.class);
        }
    }
}
