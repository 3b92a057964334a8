package io.threekey.server.governance;

import static io.threekey.server.governance.AFoundedHospital.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActKind;
import io.threekey.charter.ActStatement;
import io.threekey.charter.Assertion;
import io.threekey.charter.ProposalId;
import io.threekey.charter.RefusalReason;
import io.threekey.charter.SignedAct;
import io.threekey.charter.UseCase;
import io.threekey.server.access.Origins;
import io.threekey.server.frame.Refusal;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.Behaviour;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrives at the desk and must not count. Whatever is refused leaves no trace. */
class HostileActTests {

    static Node node;
    static AFoundedHospital hospital;
    static int minutes = 100;

    ProposalId proposal;
    ActStatement statement;

    @BeforeAll
    static void found() {
        node = Node.founded();
        hospital = node.hospital();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void propose() {
        node.clock.advance(Duration.ofMinutes(1));
        proposal = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(10, ++minutes));
        statement = hospital.iam().draftsSignature(proposal);
    }

    @AfterEach
    void leavesNoTrace() {
        assertThat(node.get(ProposalTable.class).acts(proposal.value())).isEmpty();
        assertThat(node.get(Ledger.class).entriesOf(GovernanceEntries.ACTED, proposal.value()))
                .isEmpty();
        assertThat(node.policies().inDoubt()).isFalse();
    }

    void assertRefused(SignedAct act, RefusalReason reason) {
        assertThat(hospital.iam().gives(proposal, act)).isEqualTo(because(reason));
    }

    static DecisionDesk.Giving because(RefusalReason reason) {
        return new DecisionDesk.Giving.Refused(
                reason == RefusalReason.OTHER_ACTS_BEFORE
                        ? Refusal.of("governance.meanwhile")
                        : Refusal.of("governance.act", ActRefusal.words(reason)));
    }

    @Nested
    class FromAKeyOrABrowserThat {

        static Arguments attack(String name, UnaryOperator<Behaviour> deviation, RefusalReason reason) {
            return Arguments.of(Named.of(name, deviation), reason);
        }

        static Stream<Arguments> deviations() {
            return Stream.of(
                    attack(
                            "did not verify its user",
                            Behaviour::withoutUserVerification,
                            RefusalReason.USER_NOT_VERIFIED),
                    attack("nobody touched", Behaviour::withoutUserPresence, RefusalReason.USER_NOT_PRESENT),
                    attack("can be copied", Behaviour::backupEligible, RefusalReason.NOT_DEVICE_BOUND),
                    attack("was copied", key -> key.backupEligible().backedUp(), RefusalReason.NOT_DEVICE_BOUND),
                    attack(
                            "was asked on the sign-in page",
                            key -> key.origin("http://id.localhost:8080"),
                            RefusalReason.WRONG_ORIGIN),
                    attack(
                            "was asked on a look-alike page",
                            key -> key.origin("http://seal.localhost.example:8080"),
                            RefusalReason.WRONG_ORIGIN),
                    attack(
                            "was asked on another port",
                            key -> key.origin("http://seal.localhost:9090"),
                            RefusalReason.WRONG_ORIGIN),
                    attack(
                            "answers for the sign-in relying party",
                            key -> key.relyingParty("id.localhost"),
                            RefusalReason.WRONG_RELYING_PARTY),
                    attack(
                            "answers for the domain above",
                            key -> key.relyingParty("localhost"),
                            RefusalReason.WRONG_RELYING_PARTY),
                    attack("was asked inside another page", Behaviour::crossOrigin, RefusalReason.CROSS_ORIGIN),
                    attack(
                            "names a page around it",
                            key -> key.crossOrigin().topOrigin("https://evil.example"),
                            RefusalReason.CROSS_ORIGIN),
                    attack("was asked to register", key -> key.type("webauthn.create"), RefusalReason.WRONG_TYPE),
                    attack(
                            "was asked for something else",
                            key -> key.challenge("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                            RefusalReason.WRONG_CHALLENGE),
                    attack("signed other bytes", Behaviour::signatureOverOtherBytes, RefusalReason.BAD_SIGNATURE),
                    attack("signs in another encoding", Behaviour::rawSignature, RefusalReason.BAD_SIGNATURE));
        }

        @ParameterizedTest
        @MethodSource("deviations")
        void doesNotCount(UnaryOperator<Behaviour> deviation, RefusalReason reason) {
            assertRefused(hospital.iam().sealed(statement, key -> key.behaving(deviation)), reason);
        }
    }

    @Nested
    class WithAStatementThat {

        static Arguments attack(String name, StatementChange change, RefusalReason reason) {
            return Arguments.of(Named.of(name, change), reason);
        }

        static Stream<Arguments> changes() {
            return Stream.of(
                    attack(
                            "is about another installation",
                            StatementChange.text("installation", "threekey-elsewhere"),
                            RefusalReason.ANOTHER_INSTALLATION),
                    attack(
                            "is about another founding",
                            StatementChange.text("founding", "ab".repeat(32)),
                            RefusalReason.ANOTHER_FOUNDING),
                    attack(
                            "was made under another charter version",
                            StatementChange.number("charterVersion", 2),
                            RefusalReason.ANOTHER_CHARTER),
                    attack(
                            "was made under another charter of this version",
                            StatementChange.text("charterDigest", "ab".repeat(32)),
                            RefusalReason.ANOTHER_CHARTER),
                    attack(
                            "is about another proposal",
                            StatementChange.text("proposal", "ab".repeat(32)),
                            RefusalReason.ANOTHER_PROPOSAL),
                    attack(
                            "replaces another version of the policy",
                            StatementChange.number("policyVersionReplaced", 0),
                            RefusalReason.ANOTHER_POLICY_VERSION),
                    attack(
                            "speaks for a seat that there is not",
                            StatementChange.text("seat", "president"),
                            RefusalReason.UNKNOWN_SEAT),
                    attack(
                            "speaks for another seat",
                            StatementChange.text("seat", "security"),
                            RefusalReason.UNKNOWN_KEY),
                    attack(
                            "speaks on behalf of another seat",
                            StatementChange.text("onBehalfOf", "security"),
                            RefusalReason.WRONG_PRINCIPAL),
                    attack(
                            "knows of acts that were not made",
                            StatementChange.texts("actsBefore", "ab".repeat(32)),
                            RefusalReason.OTHER_ACTS_BEFORE),
                    attack(
                            "was made before the proposal",
                            StatementChange.text("madeAt", "2026-11-22T08:30:00Z")
                                    .and(StatementChange.text("notAfter", "2026-11-25T08:00:00Z")),
                            RefusalReason.OUT_OF_TURN),
                    attack(
                            "was made before the seat was held",
                            StatementChange.text("madeAt", "2025-11-22T08:30:00Z")
                                    .and(StatementChange.text("notAfter", "2025-11-22T08:30:00Z")),
                            RefusalReason.TERM_NOT_RUNNING),
                    attack(
                            "counts for longer than the charter says",
                            StatementChange.text("notAfter", "2027-11-22T08:30:00Z"),
                            RefusalReason.NOT_FRESH),
                    attack(
                            "names another ledger",
                            StatementChange.within("checkpoint", StatementChange.text("origin", "evil.example/ledger")),
                            RefusalReason.WRONG_LEDGER),
                    attack(
                            "withdraws what was never given",
                            StatementChange.text("act", "withdraw"),
                            RefusalReason.NOTHING_TO_WITHDRAW));
        }

        @ParameterizedTest
        @MethodSource("changes")
        void doesNotCountEvenUnderTheSeatsOwnKey(StatementChange change, RefusalReason reason) {
            assertRefused(hospital.iam().sealed(change.of(statement)), reason);
        }

        @Test
        void isDatedAheadDoesNotCount() {
            var ahead = StatementChange.text("madeAt", "2026-11-23T08:00:00Z")
                    .and(StatementChange.text("notAfter", "2026-11-26T08:00:00Z"));

            assertThat(hospital.iam().gives(proposal, hospital.iam().sealed(ahead.of(statement))))
                    .isEqualTo(new DecisionDesk.Giving.Refused(Refusal.of("governance.ticket")));
        }

        @Test
        void isNoStatementDoesNotCount() {
            var genuine = hospital.iam().sealed(statement);
            for (var bytes : List.of("", "{}", "null", "[]", "\u0000", "{\"format\":\"threekey-act/1\"}")) {
                assertThat(hospital.iam()
                                .gives(
                                        proposal,
                                        new SignedAct(bytes.getBytes(StandardCharsets.UTF_8), genuine.assertion())))
                        .as(bytes)
                        .isInstanceOf(DecisionDesk.Giving.Refused.class);
            }
        }
    }

    @Nested
    class WithASignatureOf {

        @Test
        void theSignInPasskeyDoesNotCount() {
            var passkey = hospital.iam().passkey();
            var pretending = passkey.behaving(
                    key -> key.credential(passkey.credentials().getFirst().id()).relyingParty("seal.localhost"));

            assertRefused(SealedBy.of(pretending, statement, node.get(Origins.class)), RefusalReason.UNKNOWN_KEY);
        }

        @Test
        void theSignInPasskeyAsItIsDoesNotCount() {
            var passkey = hospital.iam().passkey();
            var asItIs = passkey.behaving(
                    key -> key.credential(passkey.credentials().getFirst().id())
                            .relyingParty("id.localhost")
                            .origin("http://id.localhost:8080"));

            assertRefused(SealedBy.of(asItIs, statement, node.get(Origins.class)), RefusalReason.WRONG_ORIGIN);
        }

        @Test
        void anotherSeatsHolderDoesNotCount() {
            assertRefused(hospital.security().sealed(statement), RefusalReason.UNKNOWN_KEY);
        }

        @Test
        void anUnknownKeyUnderTheSeatsCredentialIdDoesNotCount() {
            var genuine = hospital.iam().sealed(statement).assertion();
            var mallorys = hospital.security().sealed(statement).assertion();

            assertRefused(
                    new SignedAct(
                            statement.bytes(),
                            new Assertion(
                                    genuine.credentialId(),
                                    mallorys.authenticatorData(),
                                    mallorys.clientDataJson(),
                                    mallorys.signature())),
                    RefusalReason.BAD_SIGNATURE);
        }

        @Test
        void anotherProposalDoesNotCount() {
            var other = hospital.iam().proposes(UseCase.SHARED_WORKSTATION, limits(11, minutes));
            var signedThere = hospital.iam().sealed(hospital.iam().draftsSignature(other));

            assertRefused(signedThere, RefusalReason.ANOTHER_PROPOSAL);
        }

        @Test
        void anObjectionTurnedIntoASignatureDoesNotCount() {
            var objection = hospital.iam().drafts(proposal, ActKind.OBJECT, Optional.of("Not like this."));

            assertRefused(
                    new SignedAct(
                            statement.bytes(), hospital.iam().sealed(objection).assertion()),
                    RefusalReason.WRONG_CHALLENGE);
        }
    }

    @Nested
    class WithItsBytesReplaced {

        static Stream<Arguments> replacements() {
            return Stream.of(
                    replacement("the signature's first byte", act -> with(act, flipped(act.signature(), 0))),
                    replacement("the signature's last byte", act -> with(act, flipped(act.signature(), -1))),
                    replacement("a byte after the signature", act -> with(act, longer(act.signature()))),
                    replacement("no signature", act -> with(act, new byte[0])),
                    replacement(
                            "authenticator data",
                            act -> new Assertion(
                                    act.credentialId(),
                                    flipped(act.authenticatorData(), -1),
                                    act.clientDataJson(),
                                    act.signature())),
                    replacement(
                            "more authenticator data",
                            act -> new Assertion(
                                    act.credentialId(),
                                    longer(act.authenticatorData()),
                                    act.clientDataJson(),
                                    act.signature())),
                    replacement(
                            "client data",
                            act -> new Assertion(
                                    act.credentialId(),
                                    act.authenticatorData(),
                                    longer(act.clientDataJson()),
                                    act.signature())),
                    replacement(
                            "no credential",
                            act -> new Assertion(
                                    new byte[0], act.authenticatorData(), act.clientDataJson(), act.signature())));
        }

        static Arguments replacement(String name, UnaryOperator<Assertion> change) {
            return Arguments.of(Named.of(name, change));
        }

        static Assertion with(Assertion act, byte[] signature) {
            return new Assertion(act.credentialId(), act.authenticatorData(), act.clientDataJson(), signature);
        }

        static byte[] flipped(byte[] bytes, int at) {
            var copy = bytes.clone();
            copy[Math.floorMod(at, copy.length)] ^= 1;
            return copy;
        }

        static byte[] longer(byte[] bytes) {
            return Arrays.copyOf(bytes, bytes.length + 1);
        }

        @ParameterizedTest
        @MethodSource("replacements")
        void doesNotCount(UnaryOperator<Assertion> change) {
            var genuine = hospital.iam().sealed(statement);

            assertThat(hospital.iam()
                            .gives(proposal, new SignedAct(genuine.statement(), change.apply(genuine.assertion()))))
                    .isInstanceOfSatisfying(
                            DecisionDesk.Giving.Refused.class,
                            refused -> assertThat(refused.why().key()).isEqualTo("governance.act"));
        }
    }
}
