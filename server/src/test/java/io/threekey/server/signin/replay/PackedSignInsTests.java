package io.threekey.server.signin.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.EntryRanges;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.ledger.PayloadsErased;
import io.threekey.server.ledger.SettledLedger;
import io.threekey.server.signin.replay.PackingOfSignIns.Enough;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is packed of sign-ins says what their entries say, whatever becomes of it. */
@ServerTest
@Import({Staff.class, FoundedHospital.class, MonthsOfTheirOwn.class})
class PackedSignInsTests {

    private static final Enough TWO = new Enough(2, 1 << 18);

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    PackingOfSignIns packing;

    @Autowired
    PackedSignIns packed;

    @Autowired
    RecordedSignIns recorded;

    @Autowired
    SignInTypes types;

    @Autowired
    SettledLedger settled;

    @Autowired
    Intruder intruder;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor visitors;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    private Instant since;

    @BeforeEach
    void aNewMonthBegins() {
        clock.advance(PackingOfSignIns.KEPT.plusHours(1));
        since = clock.instant();
        packing.pack(TWO);
        assertThat(packed.places()).isEmpty();
    }

    @Test
    void aHospitalWithoutSignInsHasNothingToPackAndNothingToRead() {
        settled.settle();
        packing.pack(TWO);

        assertThat(packed.places()).isEmpty();
        assertThat(read()).isEmpty();
    }

    @Test
    void whatIsPackedReadsAsTheEntriesDoAndTodayIsReadFromThem() {
        threeComeIn();
        var fromEntries = read();
        assertThat(fromEntries).hasSize(3);

        packing.pack(TWO);
        assertThat(packed.places()).isNotEmpty();
        assertThat(read()).isEqualTo(fromEntries);

        comesIn();
        assertThat(read()).hasSize(4).startsWith(fromEntries.toArray(RecordedSignIn[]::new));
        settled.settle();
        assertThat(read()).hasSize(4);
    }

    @Test
    void packingGoesOnWhereItWasKilled() {
        threeComeIn();
        var before = read();
        packing.pack(TWO);
        var first = packed.places().getFirst();
        threeComeIn();
        packing.pack(TWO);

        assertThat(packed.places()).startsWith(first).hasSizeGreaterThan(1);
        assertThat(read()).hasSize(6).startsWith(before.toArray(RecordedSignIn[]::new));
        assertThat(packed.places().stream().mapToInt(PackedTable.Place::signIns).sum())
                .isLessThanOrEqualTo(6);
    }

    @Test
    void nothingIsPackedWhileAnEntryOfItDoesNotHold() {
        threeComeIn();
        settled.settle();
        var newest = " where index = (select max(index) from ledger_entry where type = 'sign-in.let-in')";
        intruder.changesOne("update ledger_entry set subject = subject || 'x'" + newest);
        packing.pack(new Enough(3, 1 << 18));
        assertThat(packed.places()).isEmpty();

        intruder.changesOne("update ledger_entry set subject = left(subject, -1)" + newest);
        packing.pack(new Enough(3, 1 << 18));
        assertThat(packed.places()).isNotEmpty();
        assertThat(read()).hasSize(3);
    }

    @Nested
    class APackThatIsNotAsItWas {

        @BeforeEach
        void somethingIsPacked() {
            threeComeIn();
            packing.pack(TWO);
        }

        @Test
        void isNotBelievedAndIsPackedAnewWhateverWasChanged() {
            isReplacedAfter("update signin_packed set columns = set_byte(columns, 9, get_byte(columns, 9) # 1)");
            isReplacedAfter("update signin_packed set until_entry = until_entry - 1");
            isReplacedAfter("update signin_packed set until_entry = 9000000");
            isReplacedAfter("update signin_packed set first_entry = first_entry - 1");
            isReplacedAfter("update signin_packed set sign_ins = sign_ins - 1");
            isReplacedAfter("update signin_packed set erasures = 1");
            isReplacedAfter("update signin_packed set last_leaf = '" + "0".repeat(64) + "'");
        }

        @Test
        void isLeftToALaterReleaseThatWroteItAndTakenFromAnEarlierOne() {
            intruder.changesOne("update signin_packed set form = form + 1");
            packing.pack(TWO);
            assertThat(packed.places()).hasSize(1);
            intruder.runs("update signin_packed set form = -1 where form = " + SignInColumns.FORM);
            packing.pack(TWO);

            assertThat(intruder.reads("select form from signin_packed order by form"))
                    .extracting(row -> row.get("form"))
                    .containsExactly(SignInColumns.FORM, SignInColumns.FORM + 1);
            intruder.changesOne("delete from signin_packed where form > " + SignInColumns.FORM);
        }

        @Test
        void isGoneInTheTransactionThatErasesOneOfItsEntries() {
            var place = packed.places().getFirst();
            erased(place.until());
            assertThat(packed.places()).containsExactly(place);

            erased(place.until() - 1);
            assertThat(packed.places()).isEmpty();
        }

        @Test
        void isNotBelievedWhereSomethingOfItWasErasedSince() {
            var place = packed.places().getFirst();
            var erased = List.of(EntryRanges.of(List.of(place.first())));

            assertThat(packed.find(place, List.of())).isPresent();
            assertThat(packed.find(place, erased)).isEmpty();
            assertThat(packed.find(place, List.of(EntryRanges.of(List.of(place.until())))))
                    .isPresent();
        }

        @Test
        void isForgottenWhenNobodyLooksBackThatFarAnyMore() {
            clock.advance(PackingOfSignIns.KEPT.plusMinutes(1));
            packing.pack(TWO);

            assertThat(intruder.reads("select * from signin_packed")).isEmpty();
        }

        private void erased(long index) {
            var erasing = new TransactionTemplate(transactions);
            erasing.setName(CommitExemption.PACKED_SIGN_INS.transaction());
            erasing.executeWithoutResult(
                    status -> events.publishEvent(new PayloadsErased(EntryRanges.of(List.of(index)))));
        }

        private void isReplacedAfter(String damage) {
            var genuine = packed.places();
            var before = read();
            intruder.changesOne(damage);
            assertThat(read()).isEqualTo(before);

            packing.pack(TWO);
            assertThat(packed.places()) // as far as the ledger reaches by now
                    .extracting(PackedTable.Place::first, PackedTable.Place::signIns)
                    .isEqualTo(genuine.stream()
                            .map(place -> tuple(place.first(), place.signIns()))
                            .toList());
            assertThat(read()).isEqualTo(before);
        }
    }

    @Test
    void whatALaterReleaseRecordedIsSaidToBeThereAndNotWhatItWas() {
        var columns = new SignInColumns.Builder();
        types.read(entry(Json.object().put("format", "threekey-entry-let-in/99").build()), columns);
        var back = SignInColumns.unpacked(columns.build().packed(), new SignInColumns.Known());

        assertThat(back.size()).isZero();
        assertThat(back.unreadable()).containsExactly(since);
    }

    @Test
    void whatNobodyPackedCannotBeRead() {
        for (var bytes : List.of(new byte[0], new byte[4], new byte[] {0, 0, 0, 9, 1, 2, 3})) {
            assertThatThrownBy(() -> SignInColumns.unpacked(bytes, new SignInColumns.Known()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private LedgerEntry entry(JsonObject payload) {
        return new LedgerEntry(
                new UUID(1, 1), OptionalLong.of(1), since, types.letIn().name(), "somebody", payload);
    }

    private List<RecordedSignIn> read() {
        var period = new ReplayedPeriod(since, clock.instant().plusSeconds(1));
        var all = new ArrayList<RecordedSignIn>();
        recorded.read(
                recorded.affordable(period),
                columns -> columns.forEachSignIn(past -> {
                    if (!past.at().isBefore(since)) {
                        all.add(past);
                    }
                }));
        all.sort(Comparator.comparing(RecordedSignIn::at));
        return all;
    }

    private void threeComeIn() {
        for (var each = 0; each < 3; each++) {
            comesIn();
        }
        settled.settle();
    }

    private void comesIn() {
        clock.advance(Duration.ofMinutes(1));
        assertThat(new Door(visitors.another())
                        .comesIn(staff.nurse().authenticator())
                        .statusCode())
                .isEqualTo(303);
    }
}
