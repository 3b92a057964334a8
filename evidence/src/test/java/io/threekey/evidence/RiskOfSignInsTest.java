package io.threekey.evidence;

import static io.threekey.evidence.AHospitalsLedger.letIn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.RecentHistory.Elsewhere;
import io.threekey.evidence.RiskThresholds.Answer;
import io.threekey.evidence.RiskThresholds.Weight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether everybody was let in as the owners decided about what may look unlike them. */
class RiskOfSignInsTest {

    private static final PolicyAddress WARDS =
            new PolicyAddress(RiskThresholds.KIND, Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP);
    private static final RiskThresholds RULE = new RiskThresholds(
            List.of(
                    new Weight("counter-back", 50),
                    new Weight("key-unseen", 20),
                    new Weight("long-away", 20),
                    new Weight("burst", 20),
                    new Weight("two-places", 40),
                    new Weight("travel", 30)),
            90,
            5,
            15,
            30,
            20,
            40,
            60,
            2);
    private static final String RISK = "risk-thresholds (shared-workstation, group)";
    private static final ShownKey KEY = new ShownKey(
            new KeyTraits(true, true, false, Optional.of(UUID.fromString("b10e0000-0000-4000-8000-000000000001"))),
            Optional.empty(),
            Optional.empty());

    @TempDir
    private Path directory;

    private ADishonestServer server;
    private final AHospitalsLedger ledger = AHospitalsLedger.empty("st anna").found();

    @BeforeEach
    void itsExportsGoHere() {
        server = new ADishonestServer(directory);
    }

    @Nested
    class TheRule {

        @Test
        void countsEachSignalFromItsThresholdOn() {
            assertThat(RULE.signalsIn(RecentHistory.UNEVENTFUL)).isEmpty();
            assertThat(RULE.signalsIn(before(false, false, 89, 4, Optional.empty())))
                    .isEmpty();
            assertThat(RULE.signalsIn(before(true, true, 90, 5, Optional.of(new Elsewhere(14, true)))))
                    .isEqualTo(Set.of(RiskSignal.values()));
            assertThat(RULE.signalsIn(before(false, false, 0, 0, Optional.of(new Elsewhere(15, true)))))
                    .containsExactly(RiskSignal.TRAVEL);
            assertThat(RULE.signalsIn(before(false, false, 0, 0, Optional.of(new Elsewhere(14, false)))))
                    .containsExactly(RiskSignal.TRAVEL);
            assertThat(RULE.signalsIn(before(false, false, 0, 0, Optional.of(new Elsewhere(30, true)))))
                    .isEmpty();
        }

        @Test
        void answersBySumOfPointsAndKeepsNobodyFromPatients() {
            var unseen = before(false, true, 0, 0, Optional.empty());
            var unseenAndAway = before(false, true, 90, 0, Optional.empty());
            var allThree = before(true, true, 90, 0, Optional.empty());
            assertThat(RULE.answerTo(RecentHistory.UNEVENTFUL, CareSetting.OFFICE))
                    .isEqualTo(Answer.NOTHING);
            assertThat(RULE.answerTo(unseen, CareSetting.OFFICE)).isEqualTo(Answer.TELL);
            assertThat(RULE.answerTo(unseenAndAway, CareSetting.OFFICE)).isEqualTo(Answer.ASK_MORE);
            assertThat(RULE.answerTo(allThree, CareSetting.OFFICE)).isEqualTo(Answer.KEEP_OUT);
            assertThat(RULE.answerTo(allThree, CareSetting.HOME)).isEqualTo(Answer.KEEP_OUT);
            for (var caring : List.of(
                    CareSetting.WARD,
                    CareSetting.EMERGENCY_DEPARTMENT,
                    CareSetting.OPERATING_THEATRE,
                    CareSetting.INTENSIVE_CARE,
                    CareSetting.OUTPATIENT)) {
                assertThat(RULE.answerTo(allThree, caring)).isEqualTo(Answer.ASK_MORE);
            }
        }

        @Test
        void stopsKeepingPeopleOutWhereItWouldHitTooMany() {
            assertThat(RULE.answerTo(keptOutLately(1), CareSetting.OFFICE)).isEqualTo(Answer.KEEP_OUT);
            assertThat(RULE.answerTo(keptOutLately(2), CareSetting.OFFICE)).isEqualTo(Answer.ASK_MORE);
        }

        @Test
        void thatNobodyHereCanReadAsksForMoreAndKeepsNobodyOut() {
            var ofTomorrow = RiskThresholds.obeyedOf(
                    Json.object().put("format", "risk-thresholds/2").build());

            assertThat(ofTomorrow.answerTo(keptOutLately(0), CareSetting.OFFICE))
                    .isEqualTo(Answer.ASK_MORE);
            assertThat(ofTomorrow.answerTo(RecentHistory.UNEVENTFUL, CareSetting.OFFICE))
                    .isEqualTo(Answer.NOTHING);
        }

        @Test
        void comesBackAsItWasWritten() {
            assertThat(RiskThresholds.read(RULE.document())).isEqualTo(RULE);
        }
    }

    @Test
    void nobodyWasElsewhereInTheFutureOrLongerAgoThanADay() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Elsewhere(-1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Elsewhere(1441, false));
        assertThatIllegalArgumentException().isThrownBy(() -> before(false, false, -1, 0, Optional.empty()));
    }

    @Test
    void anEntryComesBackAsItWasWritten() {
        var eventful = described(
                before(true, true, 90, 5, Optional.of(new Elsewhere(14, true))),
                Optional.of(Scope.site("north")),
                version(1));
        var firstEver = described(
                new RecentHistory(false, true, Optional.empty(), 0, Optional.empty(), false, 0, false),
                Optional.empty(),
                Optional.empty());

        assertThat(LetInEntry.parse(eventful.payload())).isEqualTo(eventful);
        assertThat(LetInEntry.parse(firstEver.payload())).isEqualTo(firstEver);
        assertThat(eventful.payload().toString()).contains("threekey-entry-let-in/5");
    }

    @Test
    void somebodyWhoWasVouchedForIsRecordedSoAndInOneFormOnly() {
        var vouchedFor = described(
                new RecentHistory(false, true, Optional.of(90), 0, Optional.empty(), false, 0, true),
                Optional.empty(),
                version(1));
        var payload = CanonicalJson.text(vouchedFor.payload());

        assertThat(payload).contains("threekey-entry-let-in/6", "vouchedFor");
        assertThat(LetInEntry.parse(vouchedFor.payload())).isEqualTo(vouchedFor);
        for (var forged : List.of(
                payload.replace("let-in/6", "let-in/5"),
                payload.replace("\"vouchedFor\":true", "\"vouchedFor\":false"),
                payload.replace("\"vouchedFor\":true", "\"vouchedFor\":false").replace("let-in/6", "let-in/5"),
                payload.replace(",\"vouchedFor\":true", ""))) {
            assertThat(forged).isNotEqualTo(payload);
            assertThatThrownBy(() -> LetInEntry.parse((JsonObject) JsonReader.read(forged.getBytes(UTF_8))))
                    .as(forged)
                    .isInstanceOf(MalformedDocument.class);
        }
    }

    @Test
    void neitherTheKeyNorTheAbsenceOfWhoeverWasVouchedForCounts() {
        var vouchedFor = new RecentHistory(true, true, Optional.of(90), 5, Optional.empty(), false, 0, true);

        assertThat(RULE.signalsIn(vouchedFor)).containsExactlyInAnyOrder(RiskSignal.COUNTER_BACK, RiskSignal.BURST);
        assertThat(new RecentHistory(false, true, Optional.of(90), 0, Optional.empty(), false, 0, true).isUneventful())
                .isTrue();
    }

    @Nested
    class OnceDecided {

        @BeforeEach
        void byAllThree() {
            decides();
        }

        @Test
        void lettingInWhomTheRuleLetsInHolds() throws IOException {
            comesIn(RecentHistory.UNEVENTFUL, version(1));
            comesIn(before(true, true, 90, 0, Optional.empty()), version(1));

            assertThat(EvidenceCheck.verify(
                            server.written(ledger), Optional.of(ledger.fingerprint()), Optional.empty()))
                    .isInstanceOf(Verdict.Holds.class);
        }

        @Test
        void nobodyAskingWhatWentBeforeIsFound() throws IOException {
            fails(
                    RecentHistory.UNEVENTFUL,
                    Optional.empty(),
                    "Somebody was let in and nobody asked what went before, though version 1 of " + RISK
                            + " was in force.");
        }

        @Test
        void aVersionThatNobodyAdoptedIsFound() throws IOException {
            fails(
                    RecentHistory.UNEVENTFUL,
                    version(2),
                    "Somebody was let in under version 2 of " + RISK + ", which was never adopted.");
        }

        @Test
        void lettingInWhomTheRuleKeepsOutIsFound() throws IOException {
            int entry = ledger.entries().size();
            var office = ForgedLetIn.in(
                    UseCase.SHARED_WORKSTATION,
                    CareSetting.OFFICE,
                    described(keptOutLately(0), Optional.empty(), version(1)));
            ledger.record(EntryType.LET_IN, office.payload());

            server.failsWith(
                    ledger,
                    "entry " + entry + ": Somebody was let in at 90 points of risk, with which version 1 of " + RISK
                            + " keeps people out.");
        }

        private void fails(RecentHistory recently, Optional<NamedVersion> thresholds, String sentence)
                throws IOException {
            int entry = ledger.entries().size();
            comesIn(recently, thresholds);
            server.failsWith(ledger, "entry " + entry + ": " + sentence);
        }
    }

    private void comesIn(RecentHistory recently, Optional<NamedVersion> thresholds) {
        ledger.record(
                EntryType.LET_IN,
                described(recently, Optional.empty(), thresholds).payload());
    }

    private static LetInEntry described(
            RecentHistory recently, Optional<Scope> seenAt, Optional<NamedVersion> thresholds) {
        return ForgedLetIn.weighed(
                new Weighed(recently, seenAt, thresholds),
                ForgedLetIn.with(KEY, letIn("nurse-18", 1, AHospital.limits(10))));
    }

    private void decides() {
        var proposal = ledger.propose("p-1", WARDS, RULE.document(), 0, Optional.empty());
        ledger.decide(proposal, Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);
    }

    private static Optional<NamedVersion> version(int version) {
        return Optional.of(new NamedVersion(WARDS, version, Digest.of(CanonicalJson.bytes(RULE.document()))));
    }

    private static RecentHistory keptOutLately(int people) {
        return new RecentHistory(true, true, Optional.of(90), 0, Optional.empty(), false, people, false);
    }

    private static RecentHistory before(
            boolean wentBack, boolean unseen, int days, int lately, Optional<Elsewhere> elsewhere) {
        return new RecentHistory(wentBack, unseen, Optional.of(days), lately, elsewhere, false, 0, false);
    }
}
