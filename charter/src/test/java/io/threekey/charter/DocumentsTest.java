package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    private static Proposal proposal() {
        return new Proposal(
                new ProposalId("p-1"),
                AHospital.installation(),
                AHospital.charter().digest(),
                1,
                new PolicyAddress(
                        AHospital.sessionLimits(), Optional.of(UseCase.SHARED_WORKSTATION), Scope.site("east")),
                1,
                Optional.of(Digest.of(new byte[1])),
                Json.object().put("idleMinutes", 5).build(),
                "shorter at the shared desks",
                new PersonId("holder-of-iam"),
                AHospital.days(1),
                AHospital.days(9),
                Enactment.REGULAR);
    }

    private static ActStatement statement(Optional<String> reason) {
        return new ActStatement(
                AHospital.installation(),
                AHospital.charter().digest(),
                1,
                AHospital.charter().digest(),
                proposal().digest(),
                1,
                ActKind.SIGN,
                new SeatId("iam-deputy"),
                new SeatId("iam"),
                List.of(Digest.of(new byte[2])),
                CheckpointSeen.empty(AHospital.LOG),
                AHospital.days(1),
                AHospital.days(2),
                reason);
    }

    @Nested
    class EachReadsBackAsItWasWritten {
        @Test
        void aCharter() {
            var charter = AHospital.charter();
            assertThat(Charter.parse(charter.bytes())).isEqualTo(charter);
            assertThat(Charter.of(charter.document()).bytes()).isEqualTo(charter.bytes());
            assertThat(charter.digest()).isEqualTo(Digest.of(charter.bytes()));
        }

        @Test
        void aLaterCharterWithoutPolicies() {
            var first = AHospital.charter();
            var second = new Charter(
                    first.installation(),
                    2,
                    first.sealing(),
                    first.log(),
                    first.calendar(),
                    first.seats(),
                    first.policyKinds(),
                    first.rights(),
                    List.of(),
                    List.of(),
                    List.of());
            assertThat(Charter.parse(second.bytes())).isEqualTo(second);
            assertThat(second.document().get("foundingPolicies")).isEmpty();
        }

        @Test
        void aProposal() {
            assertThat(Proposal.parse(proposal().bytes())).isEqualTo(proposal());
            assertThat(proposal().digest()).isEqualTo(Digest.of(proposal().bytes()));
        }

        @Test
        void aStatement() {
            assertThat(ActStatement.parse(statement(Optional.empty()).bytes())).isEqualTo(statement(Optional.empty()));
            var withReason = statement(Optional.of("after the trial on ward 3"));
            assertThat(ActStatement.parse(withReason.bytes())).isEqualTo(withReason);
            assertThat(new SignedAct(
                                    withReason.bytes(),
                                    new Assertion(new byte[0], new byte[0], new byte[0], new byte[0]))
                            .digest())
                    .isEqualTo(withReason.digest());
        }

        @Test
        void everyShapeOfQuorum() {
            for (var quorum : List.of(
                    AHospital.everyone(),
                    new Quorum.AtLeast(2, AHospital.each()),
                    new Quorum.AnyOf(AHospital.each()))) {
                var right = AHospital.right("session-timing", quorum, ObjectionEffect.NOTED);
                var charter = AHospital.charter(AHospital.seats(), AHospital.kinds(), List.of(right));
                assertThat(Charter.parse(charter.bytes()).rights().getFirst().quorum())
                        .isEqualTo(quorum);
            }
        }
    }

    /** Documents have no defaults: every field that is there must be, and nothing else may be. */
    @Nested
    class EachRefusesAnotherSetOfFields {
        @Test
        void aCharter() {
            refusesMissingAndUnknownFields(AHospital.charter().document(), Charter::parse);
        }

        @Test
        void aProposal() {
            refusesMissingAndUnknownFields(proposal().asJson(), Proposal::parse);
        }

        @Test
        void aStatement() {
            refusesMissingAndUnknownFields(statement(Optional.empty()).asJson(), ActStatement::parse);
        }

        private interface Parser {
            Object apply(byte[] bytes);
        }

        private static void refusesMissingAndUnknownFields(JsonObject document, Parser parse) {
            for (var name : document.fields().keySet()) {
                var without = new TreeMap<>(document.fields());
                without.remove(name);
                refused(without, parse);
            }
            var more = new TreeMap<>(document.fields());
            more.put("note", Json.text("more"));
            refused(more, parse);
        }

        private static void refused(Map<String, Json> fields, Parser parse) {
            assertThatThrownBy(() -> parse.apply(CanonicalJson.bytes(new JsonObject(fields))))
                    .isInstanceOf(MalformedDocument.class);
        }
    }

    @Nested
    class ImpossibleValuesAreRefused {
        @Test
        void inAStatementWithAnotherContext() {
            var fields = new TreeMap<>(statement(Optional.empty()).asJson().fields());
            fields.put("context", Json.text("threekey sign-in"));
            assertThatThrownBy(() -> ActStatement.parse(CanonicalJson.bytes(new JsonObject(fields))))
                    .hasMessage("threekey-act.context: is not 'threekey decision act'");
        }

        @Test
        void inAnObjectionWithoutAReason() {
            var fields = new TreeMap<>(statement(Optional.empty()).asJson().fields());
            for (var act : List.of("object", "advise", "overrule")) {
                fields.put("act", Json.text(act));
                assertThatThrownBy(() -> ActStatement.parse(CanonicalJson.bytes(new JsonObject(fields))))
                        .hasMessage("threekey-act: an act of the kind '" + act + "' says why");
            }
            assertThatThrownBy(() -> statement(Optional.of(" "))).hasMessage("reason is blank");
        }

        @Test
        void inAProposal() {
            var fields = new TreeMap<>(proposal().asJson().fields());
            fields.put("replacesVersion", Json.integer(0));
            assertThatThrownBy(() -> Proposal.parse(CanonicalJson.bytes(new JsonObject(fields))))
                    .hasMessageContaining("a replaced version comes with its digest");
            fields.put("replacesVersion", Json.integer(1));
            fields.put("openUntil", proposal().asJson().fields().get("proposedAt"));
            assertThatThrownBy(() -> Proposal.parse(CanonicalJson.bytes(new JsonObject(fields))))
                    .hasMessageContaining("would never be open");
        }

        @Test
        void inASeat() {
            var owner = AHospital.owner(Function.IAM);
            assertThatThrownBy(() -> new Seat(
                            owner.id(),
                            owner.function(),
                            Rank.OWNER,
                            Optional.of(new SeatId("security")),
                            owner.holder(),
                            owner.holderName(),
                            owner.from(),
                            owner.until(),
                            owner.keys()))
                    .hasMessageContaining("only a deputy");
        }

        @Test
        void inACharterThatIsNotWrittenAsItIsRead() {
            var charter = new String(AHospital.charter().bytes(), StandardCharsets.UTF_8);
            for (var otherwise : List.of(
                    charter.replaceFirst("\"monday\",\"tuesday\"", "\"tuesday\",\"monday\""),
                    charter.replaceFirst("\"monday\",", "\"monday\",\"monday\","))) {
                assertThat(otherwise).isNotEqualTo(charter);
                assertThatThrownBy(() -> Charter.parse(otherwise.getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOf(MalformedDocument.class)
                        .hasMessageContaining("in another way than it is written");
            }
        }

        @Test
        void inACharter() {
            var fields = new TreeMap<>(AHospital.charter().document().fields());
            fields.put("version", Json.integer(0));
            fields.remove("foundingPolicies");
            assertThatThrownBy(() -> Charter.parse(CanonicalJson.bytes(new JsonObject(fields))))
                    .hasMessageContaining("starts at 1");
            var first = AHospital.charter();
            assertThatThrownBy(() -> new Charter(
                            first.installation(),
                            2,
                            first.sealing(),
                            first.log(),
                            first.calendar(),
                            first.seats(),
                            first.policyKinds(),
                            first.rights(),
                            List.of(),
                            List.of(),
                            first.foundingPolicies()))
                    .hasMessageContaining("only the founding charter");
        }

        @Test
        void inAKey() {
            assertThatThrownBy(() -> new DecisionKey(new byte[0], new byte[1], KeyAlgorithm.ES256, "m", "l"))
                    .hasMessageContaining("1 to 1023 bytes");
            assertThatThrownBy(() -> new DecisionKey(new byte[1024], new byte[1], KeyAlgorithm.ES256, "m", "l"))
                    .hasMessageContaining("1 to 1023 bytes");
            assertThat(new DecisionKey(new byte[1023], new byte[1], KeyAlgorithm.ES256, "m", "l").credentialId())
                    .hasSize(1023);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "-a", "a b", "\u0430bc", "a/b", "a\n"})
        void inAName(String name) {
            assertThatThrownBy(() -> new PersonId(name)).hasMessageContaining("is not the name of a person");
            assertThatThrownBy(() -> new SeatId(name)).hasMessageContaining("is not the name of a seat");
            assertThatThrownBy(() -> new Scope("site:" + name)).hasMessageContaining("is not the name of a site");
        }

        @Test
        void inALongName() {
            assertThat(new SeatId("a".repeat(64)).value()).hasSize(64);
            assertThatThrownBy(() -> new SeatId("a".repeat(65))).hasMessageContaining("seat");
            assertThatThrownBy(() -> new PersonId("a".repeat(65))).hasMessageContaining("person");
            assertThatThrownBy(() -> new SeatId("Iam")).hasMessageContaining("seat");
            assertThatThrownBy(() -> new Scope("everywhere")).hasMessageContaining("site");
        }
    }

    @Nested
    class ARight {
        private final DecisionRight all =
                AHospital.right("session-timing", AHospital.everyone(), ObjectionEffect.NOTED);
        private final DecisionRight east = scoped(Optional.empty(), Scope.site("east"));
        private final DecisionRight mobility = scoped(Optional.of(UseCase.CLINICAL_MOBILITY), Scope.GROUP);
        private final Charter charter =
                AHospital.charter(AHospital.seats(), AHospital.kinds(), List.of(all, east, mobility));

        @Test
        void forTheUseCaseComesBeforeTheOneForAll() {
            assertThat(rightFor(Optional.of(UseCase.CLINICAL_MOBILITY), Scope.GROUP))
                    .contains(mobility);
            assertThat(rightFor(Optional.of(UseCase.CLINICAL_MOBILITY), Scope.site("east")))
                    .contains(mobility);
            assertThat(rightFor(Optional.of(UseCase.MACHINE), Scope.GROUP)).contains(all);
            assertThat(rightFor(Optional.empty(), Scope.GROUP)).contains(all);
        }

        @Test
        void ofTheSiteComesBeforeTheOneOfTheGroup() {
            assertThat(rightFor(Optional.of(UseCase.MACHINE), Scope.site("east")))
                    .contains(east);
            assertThat(rightFor(Optional.empty(), Scope.site("west"))).contains(all);
        }

        @Test
        void doesNotExistForAnUnmappedKind() {
            assertThat(charter.rightFor(PolicyAddress.forAll(new PolicyKindName("session-timing"))))
                    .isEmpty();
            assertThat(charter.rightFor(PolicyAddress.forAll(AHospital.breakGlass())))
                    .isEmpty();
        }

        private Optional<DecisionRight> rightFor(Optional<UseCase> useCase, Scope scope) {
            return charter.rightFor(new PolicyAddress(AHospital.sessionLimits(), useCase, scope));
        }

        private DecisionRight scoped(Optional<UseCase> useCase, Scope scope) {
            return new DecisionRight(
                    all.decision(),
                    useCase,
                    scope,
                    all.quorum(),
                    all.objection(),
                    List.of(),
                    Clocks.of(1, 1, 0),
                    "local");
        }
    }

    @Nested
    class AFingerprint {
        @Test
        void isShownInGroupsOfFourAndReadEitherWay() {
            var fingerprint = new Fingerprint(Digest.of(new byte[0]));
            assertThat(fingerprint.grouped())
                    .startsWith("e3b0 c442 98fc")
                    .endsWith("7852 b855")
                    .hasSize(79);
            assertThat(Fingerprint.parse(fingerprint.grouped())).isEqualTo(fingerprint);
            assertThat(Fingerprint.parse(fingerprint.digest().hex().toUpperCase(Locale.ROOT)))
                    .isEqualTo(fingerprint);
            assertThatThrownBy(() -> Fingerprint.parse("e3b0")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class TheWordsOfDocuments {
        @Test
        void areLowerCaseWithHyphens() {
            assertThat(Function.CLINICAL_OPERATIONS.code()).isEqualTo("clinical-operations");
            assertThat(Function.ofCode("clinical-operations")).isEqualTo(Function.CLINICAL_OPERATIONS);
            assertThat(CareSetting.ofCode("operating-theatre")).isEqualTo(CareSetting.OPERATING_THEATRE);
            assertThatThrownBy(() -> UseCase.ofCode("MACHINE")).hasMessageContaining("known words");
        }
    }
}
