package io.threekey.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.governance.SeatHolder;
import io.threekey.server.ledger.SettledLedger;
import io.threekey.server.notices.Alerts;
import io.threekey.testkit.HeldClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Beside whom and what an entry is about: by which version, within which limits, with which key, which gap. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class WhatAnEntrySaysTests {

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    SettledLedger ledger;

    @Autowired
    Alerts alerts;

    @Autowired
    Intruder intruder;

    @Autowired
    Visitor somebody;

    private Staff.Member nurse;
    private Visitor hers;
    private Visitor security;

    @BeforeEach
    void aNurseCameIn() {
        decided(AFoundedHospital.ON_THE_WARDS, AFoundedHospital.limits(10, 480));
        decided(AFoundedHospital.IN_THE_OFFICES, AFoundedHospital.limits(30, 600));
        nurse = staff.nurse();
        hers = somebody.another();
        new Door(hers).comesIn(nurse.authenticator());
        security = signedIn(hospital.security());
        ledger.settle();
    }

    private long newest(String type) {
        var row = intruder.reads(
                        "select max(index) as newest from ledger_entry where type = ? and (subject = ? or ?)",
                        type,
                        nurse.person().value(),
                        !type.startsWith("sign-in"))
                .getFirst();
        return ((Number) Objects.requireNonNull(row.get("newest"))).longValue();
    }

    private String entry(String type) {
        return "/ledger/entries/" + newest(type);
    }

    @Test
    void ofASignInAreItsVersionItsLimitsAndItsKey() {
        var version = policies.at(AFoundedHospital.ON_THE_WARDS).orElseThrow().version();
        var passkey = nurse.passkey().id();
        assertThat(hers.visits(entry("sign-in.let-in")).body())
                .contains("By this policy", "Session limits · Shared workstations, version " + version)
                .contains("Out after 10 minutes without a touch, and after 8 hours in any case")
                .contains("“Blue key”, whose number ends in " + passkey.substring(passkey.length() - 6))
                .contains("It checked who used it, it never leaves its device and nobody vouched for it");
    }

    @Test
    void ofADecisionIsTheVersionThatItBecame() {
        assertThat(security.visits(entry("decision.adopted")).body()).contains("What it became", ", version ");
    }

    @Test
    void ofAnActAreWhatWasDoneAndWithWhichKey() {
        assertThat(security.visits(entry("proposal.act")).body())
                .contains(" signed: ", "What was done", "<dd>Signed", "Decision key");
    }

    @Test
    void ofAGapIsWhichItWas() {
        var opened = security.visits("/ledger?kind=gap.opened").body();
        assertThat(opened).contains("A gap in ownership appeared: keys that never signed: ");
        var entry = opened.substring(opened.indexOf("/ledger/entries/")).split("\"")[0];
        assertThat(security.visits(entry).body()).containsAnyOf("Gap, which still stands", "Gap, which is closed");
    }

    @Test
    void ofAnAlertIsWhatWasWrong() {
        alerts.raise("ledger.lost-entry", List.of("7"));
        alerts.raise("nobody.gave-it-words", List.of());
        alerts.over("ledger.lost-entry");
        alerts.over("nobody.gave-it-words");

        await(() -> {
            ledger.settle();
            return security.visits("/ledger?kind=alert.over").body().contains("nobody.gave-it-words");
        });
        assertThat(security.visits("/ledger?kind=notices").body())
                .contains(
                        "An alert went out: Entries were deleted from the database before they stood in the ledger: 7.")
                .contains("An alert was over: Something needs attention: nobody.gave-it-words");
    }

    private static void await(BooleanSupplier happened) {
        for (var look = 0; look < 100 && !happened.getAsBoolean(); look++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private Visitor signedIn(SeatHolder holder) {
        var browser = somebody.another();
        assertThat(new Door(browser).comesIn(holder.passkey()).statusCode()).isEqualTo(303);
        return browser;
    }

    private void decided(PolicyAddress address, JsonObject document) {
        if (policies.at(address)
                .filter(version -> version.document().equals(document))
                .isPresent()) {
            return;
        }
        var outcome = hospital.iam().wantsToPropose(address, document, "As agreed with the staff.");
        assertThat(outcome).isInstanceOf(ProposalBox.Outcome.Proposed.class);
        var proposal = ((ProposalBox.Outcome.Proposed) outcome).id();
        for (var seat : List.of("iam", "clinical-operations", "security")) {
            if (hospital.caseOf(proposal).isOpen()) {
                hospital.holderOf(seat).signs(proposal);
            }
        }
        clock.advance(Duration.ofDays(8));
        policies.lookAgain();
    }
}
