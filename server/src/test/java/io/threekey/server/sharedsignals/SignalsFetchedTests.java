package io.threekey.server.sharedsignals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jwt.SignedJWT;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.RiskSignal;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.applications.Signal;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.RiskLevel;
import io.threekey.server.signin.RiskLevelChanged;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An application fetches its signals, and says which it has (RFC 8936). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class SignalsFetchedTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Ledger ledger;

    @Autowired
    Intruder intruder;

    @Autowired
    SignalsForgotten forgotten;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    private AListener chart;
    private Staff.Member nurse;

    @BeforeEach
    void aNurseEnteredTheChart() {
        chart = AListener.of(
                hospital,
                somebody,
                clock,
                Signal.SESSION_ESTABLISHED,
                Signal.CREDENTIAL_CHANGE,
                Signal.RISK_LEVEL_CHANGE);
        chart.asksToFetch();
        nurse = staff.nurse();
        var browser = somebody.another();
        new Door(browser).comesIn(nurse.authenticator());
        chart.isEntered(browser);
    }

    @AfterEach
    void stop() {
        chart.close();
    }

    private void getsAKey() {
        staff.register(nurse.person(), SoftwareAuthenticator.fresh(), "Another");
    }

    private static String jti(SignedJWT set) {
        return AListener.claim(set, "jti").map(String::valueOf).orElseThrow();
    }

    private static JsonObject.Builder request() {
        return Json.object().put("returnImmediately", true);
    }

    private static JsonObject has(List<SignedJWT> sets) {
        return request()
                .put("maxEvents", 0)
                .put(
                        "ack",
                        JsonArray.ofTexts(
                                sets.stream().map(SignalsFetchedTests::jti).toList()))
                .build();
    }

    private int entries() {
        return ledger.entriesOf(SignalEntries.TOLD, nurse.person().value()).size();
    }

    @Nested
    class ASignal {

        @Test
        void isHandedOutAgainUntilTheApplicationHasIt() {
            var first = chart.fetches();
            assertThat(first).hasSize(1);
            assertThat(chart.fetches().stream().map(SignalsFetchedTests::jti).toList())
                    .containsExactly(jti(first.getFirst()));
            assertThat(entries()).isZero();
            chart.fetches(has(first));
            assertThat(chart.fetches()).isEmpty();
            assertThat(entries()).isEqualTo(1);
            chart.fetches(has(first));
            assertThat(entries()).as("heard twice").isEqualTo(1);
        }

        @Test
        void comesAfterThoseBeforeItAndNoMoreOfThemThanAreAskedFor() {
            getsAKey();
            getsAKey();
            var answer = chart.fetches(request().put("maxEvents", 2).build());
            assertThat(AListener.sets(answer)).hasSize(2);
            assertThat(answer.body()).contains("\"moreAvailable\":true");
            chart.fetches(has(AListener.sets(answer)));
            var rest = chart.fetches(request().put("maxEvents", 2).build());
            assertThat(AListener.sets(rest)).hasSize(1);
            assertThat(rest.body()).contains("\"moreAvailable\":false");
        }

        @Test
        void thatItCannotUseIsRecordedAndNotHandedOutAgain() {
            var set = chart.fetches().getFirst();
            var error = Json.object()
                    .put("err", "invalid_key")
                    .put("description", "We do not know this key")
                    .build();
            chart.fetches(request()
                    .put("setErrs", Json.object().put(jti(set), error).build())
                    .build());
            assertThat(chart.fetches()).isEmpty();
            assertThat(ledger.entriesOf(SignalEntries.NOT_TOLD, nurse.person().value()))
                    .hasSize(1);
        }

        @Test
        void isNobodyElsesToAnswerOrToFetch() {
            try (var other = AListener.of(hospital, somebody, clock, Signal.CREDENTIAL_CHANGE)) {
                assertThat(other.fetches(request().build()).statusCode()).isEqualTo(404);
                other.asksToFetch();
                other.fetches(has(chart.fetches()));
                assertThat(other.fetches()).isEmpty();
            }
            assertThat(chart.fetches()).hasSize(1);
        }

        @Test
        void isWaitedForByOneThatWantsToWait() throws Exception {
            chart.fetches(has(chart.fetches()));
            var token = chart.token();
            var waiting = CompletableFuture.supplyAsync(
                    () -> chart.asks("POST", "/ssf/poll", "{}", "Authorization", "Bearer " + token));
            Thread.sleep(700);
            assertThat(waiting).isNotDone();
            getsAKey();
            assertThat(AListener.sets(waiting.get(10, TimeUnit.SECONDS))).hasSize(1);
        }

        @Test
        void isKeptWhileTheStreamIsPausedAndNotHandedOut() {
            chart.wishes("paused");
            getsAKey();
            assertThat(chart.fetches()).isEmpty();
            chart.wishes("enabled");
            assertThat(chart.fetches()).hasSize(2);
        }
    }

    @Nested
    class WhatNobodyFetches {

        @Test
        void isGivenUpAfterAWeekAndRecorded() {
            clock.advance(Duration.ofDays(7).plusMinutes(1));
            forgotten.forget();
            assertThat(chart.fetches()).isEmpty();
            var entries =
                    ledger.entriesOf(SignalEntries.NOT_TOLD, nurse.person().value());
            assertThat(entries).hasSize(1);
            assertThat(entries.getFirst().payload().toString()).contains("not-fetched");
        }

        @Test
        void isKeptUpToABoundBeyondWhichEachIsRecordedAsLost() {
            intruder.runs("""
                    insert into signals_event select 'x' || n || client, client, person, type, content, made_at, mac
                    from signals_event, generate_series(1, 9999) n where client = ?""", chart.client());
            intruder.runs("""
                    insert into signals_waiting (
                        jti, client, person, type, state, parked, attempts, problem, made_at, since, changed_at,
                        next_at, expires_at)
                    select 'x' || n || client, client, person, type, state, parked, attempts, problem, made_at, since,
                        changed_at, next_at, expires_at
                    from signals_waiting, generate_series(1, 9999) n where client = ?""", chart.client());
            getsAKey();
            forgotten.forget();
            var lost = ledger.entriesOf(SignalEntries.NOT_TOLD, nurse.person().value());
            assertThat(lost).hasSize(1);
            assertThat(lost.getFirst().payload().toString()).contains("too-many");
            intruder.runs("delete from signals_event where client = ?", chart.client());
        }
    }

    @Nested
    class HowRiskyItLooks {

        private void changes() {
            var transaction = new TransactionTemplate(transactions);
            transaction.setName(CommitExemption.TRIED_TO_TELL.transaction());
            transaction.executeWithoutResult(status -> events.publishEvent(changed()));
        }

        private RiskLevelChanged changed() {
            return new RiskLevelChanged(
                    nurse.person(),
                    RiskLevel.LOW,
                    RiskLevel.HIGH,
                    Set.of(RiskSignal.LONG_AWAY, RiskSignal.COUNTER_BACK),
                    clock.instant());
        }

        /** By the thresholds that the hospital was founded with: a key that counts backwards is told to people. */
        @Test
        void isToldOnceForEachChangeBySignInsThatLookMoreOrLessUnlikeThem() {
            chart.fetches(has(chart.fetches()));
            var copy = nurse.authenticator().behaving(behaviour -> behaviour.counter(1));
            for (var key : List.of(copy, copy, nurse.authenticator(), nurse.authenticator())) {
                new Door(somebody.another()).comesIn(key);
            }
            assertThat(chart.fetches().stream().map(AListener::event))
                    .extracting(
                            event -> event.get("previous_level"),
                            event -> event.get("current_level"),
                            event -> event.get("risk_reason"))
                    .containsExactlyInAnyOrder(
                            tuple("LOW", "MEDIUM", "counter-back"), tuple("MEDIUM", "LOW", "as-usual"));
        }

        @Test
        void isToldByTheLevelsOfTheProfileToThoseWhoAskedForIt() {
            chart.fetches(has(chart.fetches()));
            changes();
            var set = chart.fetches().getFirst();
            assertThat(AListener.typesOf(set)).containsExactly("risk-level-change");
            assertThat(AListener.event(set))
                    .containsEntry("principal", "USER")
                    .containsEntry("current_level", "HIGH")
                    .containsEntry("previous_level", "LOW")
                    .containsEntry("risk_reason", "counter-back, long-away");
        }

        @Test
        void isToldToNobodyElse() {
            try (var rota = AListener.of(hospital, somebody, clock, Signal.CREDENTIAL_CHANGE)) {
                rota.asksToFetch();
                var browser = somebody.another();
                new Door(browser).comesIn(nurse.authenticator());
                rota.isEntered(browser);
                changes();
                assertThat(rota.fetches()).isEmpty();
            }
        }
    }

    @Test
    void manyWhoWaitAtOnceAreAnsweredWithoutWaitingBeyondAFew() {
        chart.fetches(has(chart.fetches()));
        var token = chart.token();
        var began = System.nanoTime();
        var waiting = new ArrayList<CompletableFuture<Integer>>();
        for (var i = 0; i < 2 * Waiters.OF_EACH; i++) {
            waiting.add(CompletableFuture.supplyAsync(
                    () -> chart.asks("POST", "/ssf/poll", "{}", "Authorization", "Bearer " + token)
                            .statusCode()));
        }
        CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new)).join();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        getsAKey();
        assertThat(waiting).allSatisfy(one -> assertThat(one.join()).isEqualTo(200));
    }
}
