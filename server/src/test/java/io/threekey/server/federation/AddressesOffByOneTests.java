package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.WhatStands;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Addresses that differ in one character from the one that was decided, each of them (RFC 9700, 2.1 and 4.1.3). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class AddressesOffByOneTests {

    /** What parsers of addresses read as something else than it looks like. */
    private static final List<String> INSERTED = List.of(
            "/", ".", "%2e", "%2f", "@", "#", "?", "\\", ":", ";", " ", "%00", "%0d%0a", "\t", "*", "é", "\u3002");

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    private Partner chart;
    private Visitor browser;
    private WhatStands before;

    @BeforeEach
    void somebodyIsInAndAnApplicationIsRegistered() {
        var plain = Partner.withKey("a" + System.nanoTime() % 1_000, somebody, clock);
        chart = new Partner(
                plain.application()
                        .sendingWhoSignedOutTo(plain.application().redirect().replace("back", "bye")),
                plain.key(),
                plain.backChannel(),
                clock);
        new DecidedApplications(hospital).register(chart.application());
        browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        before = WhatStands.now(intruder);
    }

    /** Each character left out, doubled, of the other case, and followed by each that means something. */
    private static Set<String> offByOne(String address) {
        var all = new LinkedHashSet<String>();
        IntStream.range(0, address.length()).forEach(at -> {
            var head = address.substring(0, at);
            var here = address.substring(at, at + 1);
            var tail = address.substring(at + 1);
            var other = Character.isUpperCase(here.charAt(0))
                    ? here.toLowerCase(Locale.ROOT)
                    : here.toUpperCase(Locale.ROOT);
            all.add(head + tail);
            all.add(head + here + here + tail);
            all.add(head + other + tail);
            all.add(head + "%" + Integer.toHexString(here.charAt(0)) + tail);
        });
        for (var inserted : INSERTED) {
            all.add(address + inserted);
            all.add(inserted + address);
            all.add(address.replace("://", "://" + inserted));
            all.add(address.replace(".example", ".example" + inserted));
            all.add(address.replace("/back", "/" + inserted + "back").replace("/bye", "/" + inserted + "bye"));
        }
        all.remove(address);
        return all;
    }

    @Test
    void leadNobodyAnywhere() {
        var wrong = offByOne(chart.application().redirect());
        assertThat(wrong).hasSizeGreaterThan(150);
        for (var address : wrong) {
            var answer = browser.visits(chart.asks(change -> change.put("redirect_uri", address)));
            assertThat(answer.statusCode()).as(address).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).as(address).isEmpty();
            assertThat(answer.headers().firstValue("Refresh")).as(address).isEmpty();
            assertThat(answer.body()).as(address).contains("SWIFT-29").doesNotContain("action=\"http");
        }
        before.isStillSo(intruder);
    }

    @Test
    void areNotPushedEither() {
        for (var address : offByOne(chart.application().redirect())) {
            var form = chart.named(chart.question());
            form.put("redirect_uri", address);
            var answer = chart.sends("/par", form);
            assertThat(answer.statusCode()).as(address).isEqualTo(400);
            assertThat(answer.body()).as(address).isEqualTo("{\"error\":\"invalid_request\"}");
        }
        before.isStillSo(intruder);
    }

    @Test
    void areNowhereToGoForWhomWasSignedOut() {
        var told = Partner.field(
                chart.redeems(Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "")), "id_token");
        browser = somebody.another(); // whoever is out already is sent on without a question, where that was decided
        var right = chart.application().signedOut().getFirst();
        assertThat(sentAfterSigningOut(told, right)).contains(right);
        for (var address : offByOne(right)) {
            assertThat(sentAfterSigningOut(told, address)).as(address).contains("/sign-in?left");
        }
    }

    private Optional<String> sentAfterSigningOut(String told, String address) {
        return browser.visits("/end-session?id_token_hint=" + told + "&post_logout_redirect_uri="
                        + URLEncoder.encode(address, StandardCharsets.UTF_8))
                .headers()
                .firstValue("Location");
    }
}
