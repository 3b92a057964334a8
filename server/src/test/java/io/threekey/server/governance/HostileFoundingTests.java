package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A founding while somebody else writes to its tables, or signs with the wrong key. */
class HostileFoundingTests {

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
    class SomebodyWithSqlDuringAFounding {

        @Test
        void whoPutsBackARowOfAnEarlierInvitationAddsNobody() {
            node.intruder.runs("create table kept as select * from governance_founder where seat = 'sponsor-deputy'");
            node.get(HeldClock.class).advance(Duration.ofMinutes(1));
            var sponsor = founding.registration().invite().getFirst().token();

            node.intruder.runs("delete from governance_founder where seat = 'sponsor-deputy'");
            node.intruder.runs("insert into governance_founder select * from kept");

            assertThat(founding.registration().progress(sponsor).orElseThrow().others())
                    .extracting(step -> step.seat().value())
                    .containsExactly("sponsor", "iam", "clinical-operations", "security", "staff-representation");
        }

        @Test
        void whoReplacesAFoundersKeysVoidsThatFoundersLink() {
            whereAllRegistered();

            node.intruder.runs("""
                    update governance_founder set decision_keys =
                        (select decision_keys from governance_founder where seat = 'security') where seat = 'iam'""");

            assertThat(founding.registration().progress(founding.link("iam"))).isEmpty();
            assertThat(founding.signing().toSign(founding.link("sponsor"))).isEmpty();
        }

        @Test
        void whoReplacesAFoundersPasskeyAfterTheSigningBeganFoundsNothing() {
            whereAllRegistered();
            founding.signs("sponsor");
            founding.signs("security");
            founding.signs("clinical-operations");
            node.intruder.runs("update governance_founder set sign_in_passkey = 'mine' where seat = 'sponsor-deputy'");

            assertThatIllegalStateException().isThrownBy(() -> founding.signs("iam"));

            assertThatNothingIsFounded();
        }

        @Test
        void whoInventsAFoundersLinkOpensNothing() {
            node.intruder.runs("""
                    update governance_founder set token_hash = sha256('an invented link'), name = 'Mallory'
                    where seat = 'iam'""");

            assertThat(founding.registration().progress(new FoundingToken("an invented link")))
                    .isEmpty();
        }

        @Test
        void whoProlongsALinkOpensNothing() {
            node.intruder.runs("update governance_founder set token_ends_at = token_ends_at + interval '1 day'");

            assertThat(founding.registration().progress(founding.link("iam"))).isEmpty();
        }

        @Test
        void whoEditsTheDraftVoidsItAndTheSignaturesOnIt() {
            whereAllRegistered();
            founding.signs("sponsor");
            node.intruder.runs("update governance_founding_draft set draft = draft || 'x'");

            assertThat(founding.registration()
                            .progress(founding.link("iam"))
                            .orElseThrow()
                            .others())
                    .noneMatch(FounderProgress.Step::signed);
            founding.isSignedByAll();
            assertThat(node.policies().founded()).isTrue();
        }

        @Test
        void whoPutsAFoundingOfTheirOwnInTheDatabaseIsNotBelieved() {
            try (var elsewhere = Node.founded()) {
                for (var table : List.of("governance_proposal", "governance_act", "governance_chain")) {
                    for (var row : elsewhere.intruder.reads("select * from " + table)) {
                        var places = String.join(",", Collections.nCopies(row.size(), "?"));
                        node.intruder.runs(
                                "insert into " + table + " values (" + places + ")",
                                row.values().toArray());
                    }
                }
            }

            node.looksAgain();

            assertThat(node.policies().founded()).isFalse();
            assertThat(node.policies().inDoubt()).isTrue();
            assertThat(node.alerts()).containsExactly("policy.unverifiable");
            assertThatIllegalStateException().isThrownBy(founding.registration()::invite);
        }
    }

    @Nested
    class ASignatureOnTheFoundingCharter {

        @Test
        void isRefusedFromTheSignInPasskey() {
            whereAllRegistered();
            var iam = founding.founder("iam");
            var statement = founding.signing()
                    .toSign(founding.link("iam"))
                    .orElseThrow()
                    .statement();
            var passkey = iam.passkey().credentials().getFirst().id();

            assertThat(founding.signing()
                            .sign(
                                    founding.link("iam"),
                                    SealedBy.of(
                                            iam.passkey()
                                                    .behaving(key -> key.credential(passkey)
                                                            .relyingParty("seal.localhost")),
                                            statement,
                                            founding.origins())))
                    .isInstanceOf(FoundingSigning.Signing.Refused.class);
        }

        @Test
        void isRefusedForASeatByTheKeyOfAnother() {
            whereAllRegistered();
            var statement = founding.signing()
                    .toSign(founding.link("iam"))
                    .orElseThrow()
                    .statement();
            var securitys = SealedBy.of(founding.founder("security").firstKey(), statement, founding.origins());

            assertThat(founding.signing().sign(founding.link("security"), securitys))
                    .isInstanceOf(FoundingSigning.Signing.Refused.class);
        }

        @Test
        void isRefusedTheSecondTime() {
            whereAllRegistered();
            founding.signs("iam");

            assertThat(founding.signs("iam")).isInstanceOf(FoundingSigning.Signing.Refused.class);
        }
    }
}
