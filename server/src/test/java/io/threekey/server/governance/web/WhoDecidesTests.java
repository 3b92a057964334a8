package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Charter;
import io.threekey.charter.InstallationId;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.PersonId;
import io.threekey.charter.SealingRules;
import io.threekey.charter.Seat;
import io.threekey.charter.UseCase;
import io.threekey.server.frame.Texts;
import io.threekey.server.governance.Absentees;
import io.threekey.server.governance.template.CharterTemplate;
import io.threekey.server.governance.template.FoundingSeat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** "Who decides ...?", asked of the shipped charters as somebody would ask it of the page. */
class WhoDecidesTests {

    private static final Instant FOUNDED = Instant.parse("2026-11-22T08:00:00Z");
    private static final Map<String, String> SITES = Map.of("first-site", "City", "lakeside", "Lakeside");
    private static final Texts TEXTS = texts();

    private static Texts texts() {
        var bundles = new ResourceBundleMessageSource();
        bundles.setBasenames("text/governance", "text/frame");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setAlwaysUseMessageFormat(true);
        return new Texts(bundles, Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static Charter charter(String name) {
        var template = CharterTemplate.named(name);
        return template.heldBy(
                template.seats().stream().map(WhoDecidesTests::held).toList(),
                new InstallationId("st-anna"),
                new SealingRules("seal.x", List.of("https://seal.x"), List.of(KeyAlgorithm.ES256), List.of("any")),
                new LogIdentity("x", "x"));
    }

    private static Seat held(FoundingSeat seat) {
        return seat.heldBy(
                new PersonId("p-" + seat.id()), "Holder of " + seat.id().value(), List.of(), FOUNDED);
    }

    private static CharterView ask(String name, String decision, String useCase, String site, String function) {
        var charter = charter(name);
        return new CharterViews(charter, SITES, Absentees.NOBODY, FOUNDED.plusSeconds(60))
                .view(MatrixQuestion.of(charter, decision, useCase, site, function), "");
    }

    private static String sentence(CharterView.Answer answer) {
        return TEXTS.t(answer.sentence());
    }

    private static CharterView.Answer only(CharterView view) {
        assertThat(view.answers()).hasSize(1);
        return view.answers().getFirst();
    }

    @Nested
    class WhatOneDomainMayDoAlone {

        @Test
        void standsOnThePageWhateverIsAsked() {
            for (var decision : List.of("", "session-control")) {
                assertThat(ask("group", decision, "", "", "").atOnce().stream().map(TEXTS::t))
                        .containsExactly(
                                "Session limits (All use cases): either IAM or security may tighten it at once, down to"
                                        + " 2 minutes without a touch and 60 minutes in any case. Where more than 20 per"
                                        + " cent of a ward would be hindered, clinical operations must sign too. It ends"
                                        + " after 3 days, unless those who decide adopt it.",
                                "Session limits: clinical operations may bring back at once what was in force before,"
                                        + " for 12 hours, but not while something tightened at once still holds.");
            }
        }
    }

    @Nested
    class AQuestionForOneDecisionAndUseCase {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "recovery | contractor | lakeside | Recovery for contractors at Lakeside is decided by IAM and"
                            + " security together; clinical operations is consulted and may object, which brings in"
                            + " the executive sponsor, who must then sign too.",
                    "session-control | managed-endpoint | '' | How long a session may last for managed computers in"
                            + " the whole group is decided by IAM and security together; clinical operations is"
                            + " consulted and may object, which brings in the executive sponsor, who must then sign"
                            + " too.",
                    "authenticators | shared-workstation | '' | The choice of keys and passkeys for shared"
                            + " workstations in the whole group is decided by clinical operations, IAM and security"
                            + " together; nobody else needs to be heard, and an objection by one of them stops it"
                            + " until it is taken back.",
                    "break-glass | emergency | '' | Break-glass access for emergency access in the whole group is"
                            + " decided by IAM, clinical operations and security together; nobody else needs to be"
                            + " heard, and an objection by one of them stops it until it is taken back.",
                    "downtime-procedures | shared-workstation | lakeside | What is done during a downtime for shared"
                            + " workstations at Lakeside is decided by clinical operations and IAM together; security"
                            + " is consulted and may object, which brings in the executive sponsor, who must then"
                            + " sign too.",
                    "risk-thresholds | remote-access | '' | From which risk on more is asked for remote access in the"
                            + " whole group is decided by security and IAM together; clinical operations is"
                            + " consulted, and an objection is written down beside the decision.",
                    "exceptions | privileged | '' | Making an exception for privileged access in the whole group is"
                            + " decided by the executive sponsor, security and IAM together; nobody else needs to be"
                            + " heard, and an objection by one of them stops it until it is taken back.",
                    "workflow-timing | shared-workstation | first-site | How long signing in may take for shared"
                            + " workstations at City is decided by clinical operations and either IAM or security"
                            + " together; nobody else needs to be heard, and an objection by one of them stops it"
                            + " until it is taken back.",
                    "machine-identities | machine | '' | How machines get and keep an identity for machines in the"
                            + " whole group is decided by IAM, clinical operations and security together; nobody else"
                            + " needs to be heard, and an objection by one of them brings in the executive sponsor,"
                            + " who must then sign too."
                })
        void isAnsweredInOneSentence(String decision, String useCase, String site, String expected) {
            assertThat(sentence(only(ask("group", decision, useCase, site, ""))))
                    .isEqualTo(expected);
        }

        @Test
        void saysWhoThatIsTodayAndThatNobodyIsThere() {
            var charter = charter("group");
            var afterAllTerms = FOUNDED.plusSeconds(3L * 366 * 24 * 3600);
            var question = MatrixQuestion.of(charter, "recovery", "contractor", "", "");

            var today = new CharterViews(charter, SITES, Absentees.NOBODY, FOUNDED)
                    .answers(question)
                    .getFirst();
            var later = new CharterViews(charter, SITES, Absentees.NOBODY, afterAllTerms)
                    .answers(question)
                    .getFirst();

            assertThat(today.mustSign())
                    .extracting(who -> who.holder().orElse("nobody"))
                    .containsExactly("Holder of iam", "Holder of security");
            assertThat(today.sponsor().orElseThrow().deputies()).containsExactly("Holder of sponsor-deputy");
            assertThat(later.mustSign()).allMatch(CharterView.Who::nobody);
        }

        @Test
        void saysWhichRowItComesFrom() {
            assertThat(origin("recovery", "contractor", "")).isEqualTo("In the group's row for contractors.");
            assertThat(origin("recovery", "contractor", "lakeside"))
                    .isEqualTo("In the group's row for contractors: Lakeside has none of its own.");
            assertThat(origin("recovery", "managed-endpoint", ""))
                    .isEqualTo("In the group's row for all use cases; there is none for managed computers alone.");
            assertThat(origin("recovery", "managed-endpoint", "lakeside"))
                    .isEqualTo("In the group's row for all use cases; Lakeside has none of its own, and there is"
                            + " none for managed computers alone.");
            assertThat(origin("workflow-timing", "shared-workstation", "first-site"))
                    .isEqualTo("In the row of City for all use cases, which asks for at least what the group's asks.");
            assertThat(origin("workflow-timing", "emergency", "first-site"))
                    .isEqualTo("In the row of City for emergency access, which asks for at least what the group's"
                            + " asks.");
        }

        private static String origin(String decision, String useCase, String site) {
            return TEXTS.t(only(ask("group", decision, useCase, site, "")).origin());
        }
    }

    @Nested
    class AWiderQuestion {

        @Test
        void isAnsweredOnceForUseCasesThatAreDecidedAlike() {
            assertThat(ask("group", "device-binding", "", "", "").answers())
                    .extracting(answer -> TEXTS.t(answer.title()))
                    .containsExactly(
                            "Trusted devices · All other use cases · Whole group",
                            "Trusted devices · Shared workstations and Clinical mobile devices · Whole group",
                            "Trusted devices · Privileged access · Whole group",
                            "Trusted devices · Emergency access · Whole group");
        }

        @Test
        void withManyAnswersLeadsToEachInFull() {
            var view = ask("group", "", "", "first-site", "iam");

            assertThat(view.isLong()).isTrue();
            assertThat(view.answers())
                    .extracting(CharterView.Answer::path)
                    .contains(
                            "/charter?decision=recovery&useCase=contractor&site=first-site#answer",
                            "/charter?decision=workflow-timing&site=first-site#answer");
            assertThat(ask("group", "recovery", "", "", "").isLong()).isFalse();
        }

        @Test
        void bySomebodysFunctionLeavesOutWhatDoesNotConcernThem() {
            assertThat(ask("group", "", "", "", "staff-representation").answers())
                    .extracting(answer -> TEXTS.t(answer.title()))
                    .containsExactly(
                            "Monitoring of staff · All use cases · Whole group",
                            "Erasure from the record · All use cases · Whole group");
        }

        @Test
        void thatNobodyCouldChooseIsTakenForEverything() {
            var view = ask("group", "lunch", "weekend", "", "cook");

            assertThat(view.question().asked()).isFalse();
            assertThat(view.groups()).flatExtracting(CharterView.Group::rows).hasSize(27);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"group", "single", "small"})
    void everyDecisionHasOneAnswerForEachUseCaseAndSiteAndWordsForIt(String name) {
        for (var site : List.of("", "first-site", "lakeside")) {
            for (var useCase : UseCase.values()) {
                var answers = ask(name, "", useCase.code(), site, "").answers();

                assertThat(answers).hasSize(27);
                assertThat(answers).allSatisfy(answer -> {
                    assertThat(sentence(answer)).endsWith(".").doesNotContain("{");
                    assertThat(TEXTS.t(answer.wayOut())).isNotBlank();
                    assertThat(TEXTS.t(answer.origin())).isNotBlank();
                    answer.clocks().forEach(clock -> assertThat(TEXTS.t(clock)).isNotBlank());
                });
            }
        }
    }
}
