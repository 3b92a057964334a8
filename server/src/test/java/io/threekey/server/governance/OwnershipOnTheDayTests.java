package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.SeatId;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.gaps.OwnershipGaps;
import io.threekey.server.measures.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

/** What nobody owns, asked of a server with everything it obeys and everything it has decided. */
class OwnershipOnTheDayTests {

    private final Node node = Node.founded();

    @AfterEach
    void stop() {
        node.close();
    }

    private List<Gap> at(Instant instant) {
        return node.get(OwnershipGaps.class).gapsAt(instant);
    }

    @Test
    void everyKindThatIsObeyedIsMissedWhileNothingOfItIsInForce() {
        var missed = at(Instant.EPOCH).stream()
                .filter(gap -> gap.code().startsWith("nothing-in-force/"))
                .toList();

        assertThat(missed)
                .extracting(Gap::code)
                .contains(
                        "nothing-in-force/session-limits.shared-workstation.group",
                        "nothing-in-force/staff-monitoring.all.group");
        assertThat(missed).allSatisfy(gap -> assertThat(says(gap.what())).contains("nothing is in force"));
    }

    @Test
    void theDayOfAMeetingIsSeenWithTheCharterOfThatDay() {
        var change = new ACharterChange(node);
        var security =
                node.policies().chain().charter().seat(new SeatId("security")).orElseThrow();
        var both = FounderOfTheTests.called(security.holderName(), new SeatId("iam"), new PersonId("person-ada"));
        var succession = change.proposes(
                node.hospital().security(), PolicyAddress.SEAT_SUCCESSION, change.withHolder("iam", both));
        node.hospital().sponsor().signs(succession);
        node.hospital().security().signs(succession);
        node.hospital().clinicalOperations().signs(succession);
        var nextWeek = node.clock.instant().plus(Duration.ofDays(7));

        assertThat(conflictsOn(nextWeek.minusMillis(1))).isEmpty();
        assertThat(conflictsOn(nextWeek)).isNotEmpty();
    }

    private List<String> conflictsOn(Instant day) {
        return at(day).stream()
                .map(Gap::code)
                .filter(code -> code.startsWith("one-name-twice/"))
                .toList();
    }

    private String says(Words words) {
        return node.get(MessageSource.class)
                .getMessage(words.key(), words.arguments().toArray(), Locale.ENGLISH);
    }
}
