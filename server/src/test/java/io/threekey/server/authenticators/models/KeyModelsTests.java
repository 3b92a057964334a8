package io.threekey.server.authenticators.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Alerts;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.Maker;
import io.threekey.testkit.MetadataService;
import io.threekey.testkit.MetadataService.Entry;
import io.threekey.testkit.SoftwareAuthenticator;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, FoundedHospital.class, TrustedMakers.class})
class KeyModelsTests {

    private final TrustedMakers makers;
    private final KeyModels models;
    private final Staff staff;
    private final Authenticators authenticators;
    private final Ledger ledger;
    private final Alerts alerts;
    private final HeldClock clock;
    private final Intruder intruder;
    private final FoundedHospital hospital;
    private final Visitor visitor;
    private final ModelSource source;
    private final Editions editions;
    private final String root;

    @Autowired
    KeyModelsTests(
            TrustedMakers makers,
            KeyModels models,
            Staff staff,
            Authenticators authenticators,
            Ledger ledger,
            Alerts alerts,
            HeldClock clock,
            Intruder intruder,
            FoundedHospital hospital,
            Visitor visitor,
            ModelSource source,
            Editions editions,
            @Value("${threekey.key-models-root}") String root) {
        this.makers = makers;
        this.models = models;
        this.staff = staff;
        this.authenticators = authenticators;
        this.ledger = ledger;
        this.alerts = alerts;
        this.clock = clock;
        this.intruder = intruder;
        this.hospital = hospital;
        this.visitor = visitor.another();
        this.source = source;
        this.editions = editions;
        this.root = root;
    }

    @BeforeEach
    void aListLiesThere() {
        makers.publishBoth();
    }

    @Nested
    class AnEdition {

        @Test
        void isRecordedOnceAndHeld() {
            var number = makers.publishBoth();
            models.look();
            models.look();

            assertThat(ledger.entriesOf(ModelEntries.READ).stream()
                            .filter(entry -> ModelEntries.number(entry) == number))
                    .hasSize(1);
            assertThat(models.standing().edition())
                    .map(KeyModels.Edition::number)
                    .contains(number);
            assertThat(models.standing().refused()).isEmpty();
        }

        @Test
        void thatIsOlderThanOneBeforeIsNotBelievedAndTheNewerStays() {
            var number = makers.publishBoth();
            makers.publishAs(number - 1);

            assertThat(models.standing().refused()).contains(ModelListRefused.WENT_BACK);
            assertThat(models.standing().edition())
                    .map(KeyModels.Edition::number)
                    .contains(number);
            assertThat(standingAlerts()).contains("key-models.refused");
        }

        @Test
        void thatIsBelievedAgainEndsTheAlert() {
            makers.lay("nonsense");
            assertThat(models.standing().refused()).contains(ModelListRefused.UNREADABLE);
            makers.takeAway();
            assertThat(models.standing().refused()).contains(ModelListRefused.NOT_THERE);
            makers.lay(MetadataService.fresh().list(1_000_000, "2030-01-01", List.of()));
            assertThat(models.standing().refused()).contains(ModelListRefused.SIGNER_NOT_TRUSTED);

            makers.publishBoth();

            assertThat(models.standing().refused()).isEmpty();
            assertThat(standingAlerts()).doesNotContain("key-models.refused");
        }

        @Test
        void thatShouldHaveBeenReplacedVouchesForNothingNewAndIsToldOf() {
            makers.publish("2020-01-01", Entry.of(TrustedMakers.BLUE, "Blue key"));

            assertThat(models.vouchFor(TrustedMakers.BLUE.model())).isFalse();
            assertThat(models.find(TrustedMakers.BLUE.model())).isPresent();
            assertThat(standingAlerts()).contains("key-models.old");

            makers.publishBoth();

            assertThat(models.vouchFor(TrustedMakers.BLUE.model())).isTrue();
            assertThat(standingAlerts()).doesNotContain("key-models.old");
        }

        @Test
        void thatReportsAModelVouchesForItNoMore() {
            makers.publish("2030-01-01", Entry.of(TrustedMakers.BLUE, "Blue key", "REVOKED"));

            assertThat(models.vouchFor(TrustedMakers.BLUE.model())).isFalse();
        }

        @Test
        void isLookedForEveryTenMinutesBesideEverythingElse() throws InterruptedException {
            makers.publishBoth();
            makers.takeAway();
            clock.advance(Duration.ofMinutes(11));

            models.lookAgain();

            for (var tries = 0; tries < 200 && models.standing().refused().isEmpty(); tries++) {
                Thread.sleep(25);
            }
            assertThat(models.standing().refused()).contains(ModelListRefused.NOT_THERE);
        }

        @Test
        void thatBecomesOldIsToldOfAlsoWhileTheNextOneDoesNotCome() throws InterruptedException {
            var tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
            makers.publish(tomorrow.toString(), Entry.of(TrustedMakers.BLUE, "Blue key"));
            var stalls = new SourceThatStalls();
            var node = new KeyModels(stalls, root, editions, alerts, clock);
            node.look();
            stalls.stalled = true;
            node.lookAgain();
            assertThat(stalls.asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(standingAlerts()).doesNotContain("key-models.old");

            clock.advance(Duration.ofDays(3));
            node.lookAgain();

            assertThat(standingAlerts()).contains("key-models.old");
            stalls.over.countDown();
        }

        private final class SourceThatStalls extends ModelSource {

            private final CountDownLatch asked = new CountDownLatch(1);
            private final CountDownLatch over = new CountDownLatch(1);
            private volatile boolean stalled;

            SourceThatStalls() {
                super("somewhere");
            }

            @Override
            Optional<String> text() {
                if (!stalled) {
                    return source.text();
                }
                asked.countDown();
                try {
                    over.await();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
                return Optional.empty();
            }
        }
    }

    @Nested
    class ANewKey {

        private final Staff.Member nurse = staff.nurse();

        @Test
        void thatItsMakerVouchesForKeepsWhatWasVouched() {
            var number = makers.publishBoth();
            var key = register(SoftwareAuthenticator.fresh().madeBy(TrustedMakers.BLUE));

            assertThat(key.vouched()).contains(new Vouched("Blue key", true, Set.of("passcode_internal"), number));
            assertThat(authenticators.find(key.id())).flatMap(Passkey::vouched).isEqualTo(key.vouched());
        }

        @Test
        void keepsItWhenItIsUsedAndRenamed() {
            var blue = SoftwareAuthenticator.fresh().madeBy(TrustedMakers.BLUE);
            var key = register(blue);
            var door = new Door(visitor);
            door.comesIn(blue);
            authenticators.rename(nurse.person(), key.id(), "Another name");

            assertThat(authenticators.find(key.id())).flatMap(Passkey::vouched).isEqualTo(key.vouched());
        }

        @Test
        void thatOnlySaysThatItIsOfAModelIsNotVouchedFor() {
            var pretender = SoftwareAuthenticator.fresh().ofModel(TrustedMakers.BLUE.model());

            assertThat(register(pretender).vouched()).isEmpty();
        }

        @Test
        void ofAMakerThatTheListDoesNotNameIsNotVouchedFor() {
            makers.publish("2030-01-01", Entry.of(TrustedMakers.RED, "Red key"));

            assertThat(register(SoftwareAuthenticator.fresh().madeBy(TrustedMakers.BLUE))
                            .vouched())
                    .isEmpty();
        }

        @Test
        void whoseMakerIsAnotherThanTheListNamesIsNotVouchedFor() {
            var impostor = Maker.of(TrustedMakers.BLUE.model());

            assertThat(register(SoftwareAuthenticator.fresh().madeBy(impostor)).vouched())
                    .isEmpty();
        }

        @Test
        void ofAModelInTroubleIsTakenAndNotVouchedFor() {
            makers.publish("2030-01-01", Entry.of(TrustedMakers.BLUE, "Blue key", "USER_KEY_REMOTE_COMPROMISE"));

            assertThat(register(SoftwareAuthenticator.fresh().madeBy(TrustedMakers.BLUE))
                            .vouched())
                    .isEmpty();
        }

        @Test
        void withAnAttestationOverSomethingElseIsNotTakenAtAll() {
            var asked = asked();
            var other = asked.options().replaceAll("\"challenge\":\"[^\"]*\"", "\"challenge\":\"AAAA\"");
            var answer =
                    SoftwareAuthenticator.fresh().madeBy(TrustedMakers.BLUE).create(other, visitor.origin(Origin.ID));

            assertThat(visitor.submits(
                                    Origin.ID,
                                    "/me/keys",
                                    Map.of("answer", answer, "sealed", asked.sealed(), "label", "Spare"))
                            .body())
                    .contains("LINNET-33");
        }

        @Test
        void whoseRowSaysThatItIsVouchedForWithoutTheMacIsNobodys() {
            var key = register(SoftwareAuthenticator.fresh().ofModel(TrustedMakers.BLUE.model()));
            intruder.runs("update authenticators_passkey set vouched_name = 'Blue key', vouched_hardware = true, "
                    + "vouched_verification = '', vouched_edition = 1 where id = '" + key.id() + "'");

            assertThat(authenticators.find(key.id())).isEmpty();
        }

        private Passkey register(SoftwareAuthenticator authenticator) {
            return staff.register(nurse.person(), authenticator, "Spare");
        }

        private Door.Asked asked() {
            new Door(visitor).comesIn(nurse.authenticator());
            return Door.asked(visitor.visits("/me/keys").body());
        }
    }

    @Nested
    class ThePage {

        @Test
        void tellsWhoeverHoldsASeatOfTheListAndOfTheKeysInUse() {
            staff.register(staff.nurse().person(), SoftwareAuthenticator.fresh().madeBy(TrustedMakers.RED), "Red");
            var number = makers.publish("2030-01-01", Entry.of(TrustedMakers.RED, "Red key", "REVOKED"));
            comesInWithTheSeatOf("security");

            assertThat(visitor.visits("/key-models").body())
                    .contains(
                            "Edition " + number,
                            "Red key",
                            TrustedMakers.RED.model().toString(),
                            "REVOKED")
                    .contains("A model that nobody names");
        }

        @Test
        void saysWhatIsWrongWithWhatLiesThere() {
            makers.lay("nonsense");
            comesInWithTheSeatOf("iam");

            assertThat(visitor.visits("/key-models").body()).contains("It is no signed list of models.");
        }

        @Test
        void isForNobodyElse() {
            new Door(visitor).comesIn(staff.nurse().authenticator());

            assertThat(visitor.visits("/key-models").statusCode()).isEqualTo(403);
        }

        private void comesInWithTheSeatOf(String function) {
            var founder = hospital.founder(function);
            staff.worksInTheOffice(founder.person());
            new Door(visitor).comesIn(founder.passkey());
        }
    }

    private List<String> standingAlerts() {
        return alerts.standing().stream().map(alert -> alert.code()).toList();
    }
}
