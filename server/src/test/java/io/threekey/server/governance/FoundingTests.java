package io.threekey.server.governance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.QuorumMatching;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import io.threekey.server.frame.Refusal;
import io.threekey.server.keys.RegisteredCredential;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.SoftwareAuthenticator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FoundingTests {

    Node node;
    AFounding founding;

    @BeforeEach
    void begin() {
        node = Node.unfounded();
        founding = node.beginsAFounding();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    static Optional<Refusal> refused(String key) {
        return Optional.of(Refusal.of(key));
    }

    AFounding whereAllRegistered() {
        node.close();
        node = Node.registered();
        founding = node.foundingThatAllRegisteredFor();
        return founding;
    }

    void assertThatNothingIsFounded() {
        assertThat(node.policies().founded()).isFalse();
        assertThat(node.policies().at(AFoundedHospital.ON_THE_WARDS)).isEmpty();
        assertThat(node.policies().holdsSeat(founding.founder("iam").person().value()))
                .isFalse();
        assertThat(node.get(Ledger.class).entriesOf(GovernanceEntries.FOUNDED)).isEmpty();
        assertThat(node.intruder.reads("select * from governance_chain")).isEmpty();
        assertThat(node.get(PasskeysForFounders.class).bound).isEmpty();
    }

    @Nested
    class WhenAllFourHaveSigned {

        @Test
        void theHospitalIsFounded() {
            var fingerprint = whereAllRegistered().isSignedByAll();

            assertThat(node.policies().founded()).isTrue();
            assertThat(node.policies().inDoubt()).isFalse();
            assertThat(node.policies().chain().fingerprint()).isEqualTo(fingerprint);
            assertThat(node.policies().at(AFoundedHospital.ON_THE_WARDS)).hasValueSatisfying(version -> {
                assertThat(version.version()).isEqualTo(1);
                assertThat(version.signers()).hasSize(4);
            });
        }

        @Test
        void theFoundersCanSignInAndTheUnfinishedFoundingIsForgotten() {
            whereAllRegistered().isSignedByAll();

            assertThat(node.get(PasskeysForFounders.class).bound).hasSize(6);
            assertThat(node.intruder.reads("select * from governance_founder")).isEmpty();
            assertThat(node.intruder.reads("select * from governance_founding_draft"))
                    .isEmpty();
        }

        @Test
        void theFingerprintStaysPinnedOutsideOfTheDatabase() {
            var fingerprint = whereAllRegistered().isSignedByAll();

            node = node.restarted();

            assertThat(node.get(ChainMemory.class).fingerprint()).contains(fingerprint);
            assertThat(node.policies().chain().fingerprint()).isEqualTo(fingerprint);
        }

        @Test
        void theSeatsKeysAreTheRegisteredOnes() {
            whereAllRegistered().isSignedByAll();

            assertThat(node.policies()
                            .chain()
                            .charter()
                            .seat(new SeatId("iam"))
                            .orElseThrow()
                            .keys())
                    .hasSize(2)
                    .doesNotHaveDuplicates();
        }

        @Test
        void nobodyIsInvitedToFoundAgain() {
            whereAllRegistered().isSignedByAll();

            assertThatIllegalStateException().isThrownBy(founding.registration()::invite);
        }

        @Test
        void theirLinksAreWorthNothingAnyMore() {
            whereAllRegistered().isSignedByAll();

            assertThat(founding.registration().progress(founding.link("iam"))).isEmpty();
            assertThat(founding.introduces("iam")).isEqualTo(refused("governance.founding.link"));
        }
    }

    @Nested
    class Midway {

        @Test
        void aNameThatNobodyCouldKeepIsRefusedBeforeAnybodySigns() {
            var refusal = founding.registration().introduce(founding.link("iam"), "x".repeat(201));

            assertThat(refusal).isEqualTo(refused("governance.founding.name"));
        }

        @Test
        void nothingIsFoundedWhileOneIsMissing() {
            for (var seat : List.of("sponsor", "sponsor-deputy", "iam", "security", "staff-representation")) {
                founding.registersEverything(seat);
            }

            assertThat(founding.signing().toSign(founding.link("sponsor"))).isEmpty();
            assertThatNothingIsFounded();
        }

        @Test
        void nothingIsFoundedWhileOneSignatureIsMissing() {
            whereAllRegistered();
            founding.signs("sponsor");
            founding.signs("iam");
            founding.signs("security");

            assertThatNothingIsFounded();
        }

        @Test
        void aRestartLeavesNothingHalfFounded() {
            whereAllRegistered();
            founding.signs("sponsor");
            founding.signs("iam");

            node = node.restarted();

            assertThatNothingIsFounded();
        }

        @Test
        void invitingAgainStartsFromNothingAndVoidsTheEarlierLinks() {
            whereAllRegistered();
            founding.signs("sponsor");
            node = node.restarted();

            var again = node.beginsAFounding();

            assertThat(again.registration().progress(founding.link("sponsor"))).isEmpty();
            assertThat(again.registration().progress(again.link("sponsor")).orElseThrow())
                    .satisfies(mine -> {
                        assertThat(mine.name()).isEmpty();
                        assertThat(mine.keys()).isZero();
                        assertThat(mine.others()).noneMatch(FounderProgress.Step::signed);
                    });
            again.everybodyRegisters().isSignedByAll();
            assertThat(node.policies().founded()).isTrue();
        }

        @Test
        void aLastSignatureWhoseFoundingFailsCanBeGivenAgain() {
            whereAllRegistered();
            founding.signs("sponsor");
            founding.signs("iam");
            founding.signs("security");
            node.intruder.runs("alter table governance_chain rename to governance_chain_away");
            assertThat(catchThrowable(() -> founding.signs("clinical-operations")))
                    .isNotNull();
            node.intruder.runs("alter table governance_chain_away rename to governance_chain");
            assertThatNothingIsFounded();

            assertThat(founding.signs("clinical-operations")).isInstanceOf(FoundingSigning.Signing.Founded.class);
            assertThat(node.policies().founded()).isTrue();
        }

        @Test
        void linksLastThirtyMinutes() {
            node.clock.advance(Duration.ofMinutes(30).minusSeconds(1));
            assertThat(founding.registration().progress(founding.link("iam"))).isPresent();

            node.clock.advance(Duration.ofSeconds(1));
            assertThat(founding.registration().progress(founding.link("iam"))).isEmpty();
            assertThat(founding.introduces("iam")).isEqualTo(refused("governance.founding.link"));
        }

        @Test
        void aSignatureUnderALinkThatEndedFoundsNothing() {
            whereAllRegistered();
            var statement = founding.signing()
                    .toSign(founding.link("iam"))
                    .orElseThrow()
                    .statement();
            node.clock.advance(Duration.ofMinutes(30));

            assertThat(founding.signing()
                            .sign(
                                    founding.link("iam"),
                                    SealedBy.of(founding.founder("iam").firstKey(), statement, founding.origins())))
                    .isEqualTo(new FoundingSigning.Signing.Refused(Refusal.of("governance.founding.link")));
        }

        @Test
        void theSponsorsDeputyRegistersButIsNotAskedToSign() {
            whereAllRegistered();

            assertThat(founding.signing().toSign(founding.link("sponsor-deputy")))
                    .isEmpty();
        }
    }

    @Nested
    class Keys {

        @Test
        void aSecondNameIsRefused() {
            founding.introduces("iam");

            assertThat(founding.introduces("iam")).isEqualTo(refused("governance.founding.name"));
        }

        @Test
        void aThirdKeyIsRefused() {
            founding.registersEverything("iam");

            assertThat(founding.registers("iam", founding.newKey(SoftwareAuthenticator.fresh())))
                    .isEqualTo(refused("governance.founding.key-taken"));
        }

        @Test
        void theSameKeyTwiceIsRefused() {
            var key = founding.newKey(founding.founder("iam").firstKey());
            founding.registers("iam", key);

            assertThat(founding.registers("iam", key)).isEqualTo(refused("governance.founding.key-taken"));
        }

        @Test
        void aKeyOfAnotherFounderIsRefused() {
            var key = founding.newKey(founding.founder("iam").firstKey());
            founding.registers("iam", key);

            assertThat(founding.registers("security", key)).isEqualTo(refused("governance.founding.key-taken"));
        }

        @Test
        void theSameKeyUnderAnotherNameIsRefused() {
            var key = founding.newKey(founding.founder("iam").firstKey());
            var renamed = new RegisteredCredential(
                    new byte[] {1, 2, 3},
                    key.publicKey(),
                    key.coseKey(),
                    key.algorithm(),
                    key.model(),
                    key.backupEligible(),
                    key.backupState(),
                    key.counter(),
                    key.attestationFormat(),
                    key.transports(),
                    key.attestationChain());
            founding.registers("iam", key);

            assertThat(founding.registers("security", renamed)).isEqualTo(refused("governance.founding.key-taken"));
        }

        @Test
        void aCopyableKeyIsRefused() {
            var synced = founding.newKey(SoftwareAuthenticator.fresh().behaving(device -> device.backupEligible()));

            assertThat(founding.registers("iam", synced)).isEqualTo(refused("governance.founding.copyable"));
        }

        @Test
        void noneIsTakenOnceTheCharterIsDrafted() {
            whereAllRegistered();
            founding.signs("sponsor");

            assertThat(founding.registers("iam", founding.newKey(SoftwareAuthenticator.fresh())))
                    .isEqualTo(refused("governance.founding.drafted"));
        }
    }

    @Nested
    class TheLossOfAnyOnePersonsKeys {

        /** The others fill the seat again: its succession is decided without the one who lost both keys. */
        @Test
        void canBeMendedByTheOthers() {
            whereAllRegistered().isSignedByAll();
            var charter = node.policies().chain().charter();
            var succession = charter.rightFor(PolicyAddress.SEAT_SUCCESSION).orElseThrow();

            for (var lost : charter.seats()) {
                var others = charter.seats().stream()
                        .filter(seat -> !seat.holder().equals(lost.holder()))
                        .map(Seat::standing)
                        .collect(toSet());
                assertThat(QuorumMatching.solve(succession.quorum(), others))
                        .as("without %s", lost.id())
                        .isPresent();
            }
        }

        @Test
        void isShownToBeMendableByASuccessionThatTheOthersDecide() {
            try (var founded = Node.founded()) {
                var successor = FounderOfTheTests.called("Ada Novak", new SeatId("iam"), new PersonId("person-ada"));
                var change = new ACharterChange(founded);
                var proposal = change.proposes(
                        founded.hospital().security(),
                        PolicyAddress.SEAT_SUCCESSION,
                        change.withHolder("iam", successor));
                for (var seat : List.of("sponsor-deputy", "clinical-operations", "security")) {
                    founded.hospital().holderOf(seat).signs(proposal);
                }

                founded.clock.advance(Duration.ofDays(7));

                assertThat(founded.policies().chain().charter().version()).isEqualTo(2);
                assertThat(founded.policies().holdsSeat("person-ada")).isTrue();
                assertThat(founded.policies()
                                .holdsSeat(founded.hospital().iam().person().value()))
                        .isFalse();
            }
        }
    }
}
