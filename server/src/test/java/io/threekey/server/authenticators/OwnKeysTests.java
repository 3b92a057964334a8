package io.threekey.server.authenticators;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Inbox;
import io.threekey.server.notices.ToldNotice;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@Import({Staff.class, FoundedHospital.class})
class OwnKeysTests {

    private final Staff staff;
    private final Authenticators authenticators;
    private final Inbox inbox;
    private final HeldClock clock;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Visitor visitor;
    private final Door door;
    private final Staff.Member nurse;

    @Autowired
    OwnKeysTests(
            Staff staff,
            Authenticators authenticators,
            Inbox inbox,
            HeldClock clock,
            Ledger ledger,
            TransactionTemplate transaction,
            Visitor visitor) {
        this.ledger = ledger;
        this.transaction = transaction;
        this.inbox = inbox;
        this.staff = staff;
        this.authenticators = authenticators;
        this.clock = clock;
        this.visitor = visitor.another();
        this.door = new Door(this.visitor);
        this.nurse = staff.nurse();
    }

    @BeforeEach
    void comeIn() {
        door.comesIn(nurse.authenticator());
    }

    @Nested
    class AUse {

        private Passkey read = nurse.passkey();

        @BeforeEach
        void isReadFirst() {
            read = authenticators.find(nurse.passkey().id()).orElseThrow();
        }

        @Test
        void isNotedBesideWhatWasChangedMeanwhile() {
            authenticators.rename(nurse.person(), read.id(), "At my collar");
            note(read, 40);

            assertThat(authenticators.find(read.id())).hasValueSatisfying(key -> {
                assertThat(key.label()).isEqualTo("At my collar");
                assertThat(key.counter()).isEqualTo(40);
                assertThat(key.version()).isEqualTo(read.version() + 2);
            });
        }

        @Test
        void isNotedOnceMoreByWhoeverReadTheSame() {
            note(read, 41);
            note(read, 42);

            assertThat(authenticators.find(read.id()))
                    .hasValueSatisfying(key -> assertThat(key.counter()).isEqualTo(42));
        }

        @Test
        void saysWhereAnotherOneCountedAsFarMeanwhile() {
            assertThat(note(read, 42)).isEmpty();
            assertThat(note(read, 41))
                    .hasValueSatisfying(
                            meanwhile -> assertThat(meanwhile.counter()).isEqualTo(42));
            assertThat(note(read, 41)).isPresent();
            assertThat(note(read, 43)).isEmpty();
        }

        private Optional<Passkey> note(Passkey key, long counter) {
            return Objects.requireNonNull(transaction.execute(status -> {
                ledger.append(PasskeyEntries.RENAMED, key.person().value(), PasskeyEntries.renamed(key));
                return authenticators.used(key, new PasskeyUse(counter, false, clock.instant()));
            }));
        }
    }

    @Nested
    class ANewKey {

        private final SoftwareAuthenticator spare = SoftwareAuthenticator.fresh();

        @Test
        void isAddedAndLetsItsOwnerIn() {
            assertThat(adds(spare).statusCode()).isEqualTo(303);

            assertThat(labels(nurse.person())).containsExactlyInAnyOrder("Blue key", "Spare key");
            assertThat(door.comesIn(spare).statusCode()).isEqualTo(303);
        }

        @Test
        void areNewsToTheirOwnerWhereOneComesOrGoes() {
            assertThat(inbox.of(nurse.person())).isEmpty();

            adds(spare);
            visitor.submits(
                    Origin.ID, "/me/keys/" + nurse.passkey().id() + "/revocation", Map.of("reason", "REPLACED"));

            assertThat(inbox.of(nurse.person()))
                    .extracting(ToldNotice::code)
                    .containsExactlyInAnyOrder("key.came", "key.went");
        }

        @Test
        void leadsToWhereItsOwnerIsInAndANewNameDoesNot() {
            assertThat(visitor.visits("/me/keys?done=ADDED").body()).contains("See where you are in, and end it");
            assertThat(visitor.visits("/me/keys?done=REVOKED").body()).contains("See where you are in, and end it");
            assertThat(visitor.visits("/me/keys?done=RENAMED").body())
                    .doesNotContain("See where you are in, and end it");
        }

        @Test
        void isNotAddedLongAfterTheSignIn() {
            var asked = Door.asked(visitor.visits("/me/keys").body());
            clock.advance(Duration.ofMinutes(4));
            visitor.visits("/me/keys");
            clock.advance(Duration.ofMinutes(4));
            visitor.visits("/me/keys");
            clock.advance(Duration.ofMinutes(3));

            assertThat(visitor.visits("/me/keys").body()).contains("/sign-in?again");
            assertThat(submits(asked, spare.create(asked.options(), visitor.origin(Origin.ID)))
                            .body())
                    .contains("SISKIN-52");
        }

        @Test
        void thatDoesNotVerifyItsUserIsNotAdded() {
            assertThat(adds(spare.behaving(Behaviour::withoutUserVerification)).body())
                    .contains("LINNET-33");
        }

        @Test
        void madeOnAnotherSiteIsNotAdded() {
            assertThat(adds(spare.behaving(behaviour -> behaviour.origin("https://evil.example")))
                            .body())
                    .contains("LINNET-33");
        }

        @Test
        void askedForBySomebodyElseIsNotAdded() {
            var other = visitor.another();
            new Door(other).comesIn(staff.nurse().authenticator());
            var theirs = Door.asked(other.visits("/me/keys").body());

            assertThat(submits(theirs, spare.create(theirs.options(), visitor.origin(Origin.ID)))
                            .body())
                    .contains("DOVE-27");
        }

        @Test
        void needsAName() {
            var asked = Door.asked(visitor.visits("/me/keys").body());
            var answer = spare.create(asked.options(), visitor.origin(Origin.ID));

            assertThat(visitor.submits(
                                    Origin.ID,
                                    "/me/keys",
                                    Map.of("answer", answer, "sealed", asked.sealed(), "label", " "))
                            .body())
                    .contains("THRUSH-46");
        }
    }

    @Nested
    class AKeyOfOnesOwn {

        @Test
        void isRenamed() {
            visitor.submits(
                    Origin.ID, "/me/keys/" + nurse.passkey().id() + "/label", Map.of("label", "Key on my lanyard"));

            assertThat(labels(nurse.person())).containsExactly("Key on my lanyard");
            assertThat(door.comesIn(nurse.authenticator()).statusCode()).isEqualTo(303);
        }

        @Test
        void isTakenBackForEverAndEndsWhatItOpened() {
            adds(SoftwareAuthenticator.fresh());
            var response = revokes(nurse.passkey().id());

            assertThat(response.statusCode()).isEqualTo(303);
            assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
            assertThat(door.comesIn(nurse.authenticator()).body()).contains("OWL-64");
        }

        @Test
        void isKeptWhereItIsTheOnlyOneAndNobodyElseHasIt() {
            assertThat(revokes(nurse.passkey().id(), Map.of("reason", "REPLACED"))
                            .body())
                    .contains("BITTERN-68");
            assertThat(revokes(nurse.passkey().id(), Map.of("reason", "REPLACED", "sure", "yes"))
                            .body())
                    .contains("BITTERN-68");
            assertThat(visitor.visits("/me").statusCode()).isEqualTo(200);
        }

        @Test
        void isTakenBackWhereItIsTheOnlyOneAndLostOnceItsOwnerHasSaidSoTwice() {
            var asked = revokes(nurse.passkey().id());
            assertThat(asked.statusCode()).isEqualTo(409);
            assertThat(asked.body()).contains("you cannot come in any more", "name=\"sure\"", "Keep it");
            assertThat(authenticators.isRevoked(nurse.passkey().id())).isFalse();

            revokes(nurse.passkey().id(), Map.of("reason", "LOST", "sure", "yes"));
            assertThat(authenticators.isRevoked(nurse.passkey().id())).isTrue();
            assertThat(visitor.visits("/me").statusCode()).isEqualTo(303);
        }

        @Test
        void isNotTakenBackWhereItIsTheOnlyOneAndNoneWasShownLately() {
            isLeftOpenForAWhile();
            for (var said : List.of(Map.of("reason", "LOST"), Map.of("reason", "NOT_MINE", "sure", "yes"))) {
                var answer = revokes(nurse.passkey().id(), said);
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.body())
                        .contains("DIPPER-63", "service desk", "/sign-in?again=own")
                        .doesNotContain("name=\"sure\"");
            }
            assertThat(authenticators.isRevoked(nurse.passkey().id())).isFalse();

            door.comesIn(nurse.authenticator());
            revokes(nurse.passkey().id(), Map.of("reason", "NOT_MINE", "sure", "yes"));
            assertThat(authenticators.isRevoked(nurse.passkey().id())).isTrue();
        }

        @Test
        void isNotTakenBackWhereAnotherLetsThemInButNoneWasShownLately() {
            adds(SoftwareAuthenticator.fresh());
            isLeftOpenForAWhile();

            assertThat(revokes(nurse.passkey().id()).body()).contains("DIPPER-63", "IAM or security take it back");
            assertThat(authenticators.isRevoked(nurse.passkey().id())).isFalse();
        }

        private void isLeftOpenForAWhile() {
            for (var minutes = 0; minutes < 12; minutes += 4) {
                clock.advance(Duration.ofMinutes(4));
                visitor.visits("/me/keys");
            }
        }

        @Test
        void isDroppedFromTheBrowsersOwnListOnceItIsTakenBack() {
            adds(SoftwareAuthenticator.fresh());
            door.comesIn(nurse.authenticator());
            var spare = authenticators.of(nurse.person()).stream()
                    .filter(key -> key.label().equals("Spare key"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            revokes(spare);

            assertThat(visitor.visits("/me/keys?done=REVOKED").body())
                    .contains(
                            "data-signal=\"accepted\"",
                            "data-credentials=\"" + nurse.passkey().id() + "\"",
                            "data-user=\"" + nurse.passkey().userHandle() + "\"");
            assertThat(visitor.visits("/me/keys").body()).doesNotContain("data-signal");
        }
    }

    @Nested
    class SomebodyElsesKey {

        private final Staff.Member colleague = staff.nurse();

        @Test
        void isNotRenamed() {
            var response = visitor.submits(
                    Origin.ID, "/me/keys/" + colleague.passkey().id() + "/label", Map.of("label", "Mine now"));

            assertThat(response.body()).contains("AVOCET-79");
            assertThat(labels(colleague.person())).containsExactly("Blue key");
        }

        @Test
        void isNotTakenBack() {
            assertThat(revokes(colleague.passkey().id()).body()).contains("AVOCET-79");
            assertThat(authenticators.isRevoked(colleague.passkey().id())).isFalse();
        }
    }

    private HttpResponse<String> adds(SoftwareAuthenticator authenticator) {
        var asked = Door.asked(visitor.visits("/me/keys").body());
        return submits(asked, authenticator.create(asked.options(), visitor.origin(Origin.ID)));
    }

    private HttpResponse<String> submits(Door.Asked asked, String answer) {
        return visitor.submits(
                Origin.ID, "/me/keys", Map.of("answer", answer, "sealed", asked.sealed(), "label", "Spare key"));
    }

    private HttpResponse<String> revokes(String id) {
        return revokes(id, Map.of("reason", "LOST"));
    }

    private HttpResponse<String> revokes(String id, Map<String, String> said) {
        return visitor.submits(Origin.ID, "/me/keys/" + id + "/revocation", said);
    }

    private List<String> labels(PersonId person) {
        return authenticators.of(person).stream().map(Passkey::label).toList();
    }
}
