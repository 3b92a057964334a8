package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.applications.TokenAlgorithm;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.HeldClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class SigningKeysTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    SigningKeys keys;

    @Autowired
    ExpiredForgotten expired;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    private SigningKey first;

    @BeforeEach
    void oneSigns() {
        hospital.fingerprint();
        first = keys.signing(TokenAlgorithm.ES256);
        while (published().size() > 1 || clock.instant().isBefore(first.signsFrom())) {
            clock.advance(Duration.ofDays(2));
            keys.rotate();
            first = keys.signing(TokenAlgorithm.ES256);
        }
    }

    private List<SigningKey> published() {
        return keys.published().stream()
                .filter(key -> key.algorithm() == TokenAlgorithm.ES256)
                .toList();
    }

    private boolean isPublished(SigningKey key) {
        return somebody.another().visits("/jwks").body().contains(key.id());
    }

    private SigningKey next() {
        return published().getLast();
    }

    @Test
    void theNextIsKnownForADayBeforeItSignsAndTheLastForAnHourAfter() {
        clock.set(first.signsFrom().plus(Duration.ofDays(90)).minusSeconds(1));
        keys.rotate();
        assertThat(published()).containsExactly(first);

        clock.advance(Duration.ofSeconds(1));
        keys.rotate();
        var next = next();
        assertThat(next).isNotEqualTo(first);
        assertThat(keys.signing(TokenAlgorithm.ES256)).isEqualTo(first);
        assertThat(isPublished(next)).isTrue();

        clock.advance(Duration.ofDays(1));
        assertThat(keys.signing(TokenAlgorithm.ES256)).isEqualTo(next);
        assertThat(isPublished(first)).isTrue();

        clock.advance(Duration.ofHours(1));
        assertThat(isPublished(first)).isFalse();
        keys.rotate();
        assertThat(intruder.reads("select 1 from federation_signing_key")).hasSize(1);
        assertThat(intruder.reads("select type from ledger_queue where type = 'token-key.destroyed'"
                        + " union all select type from ledger_entry where type = 'token-key.destroyed'"))
                .isNotEmpty();
        assertThat(keys.signing(TokenAlgorithm.ES256)).isEqualTo(next);
    }

    @Test
    void noTwoAreMadeWhereOneIsDue() {
        clock.set(first.signsFrom().plus(Duration.ofDays(90)));
        keys.rotate();
        keys.rotate();
        assertThat(published()).hasSize(2);
    }

    @Test
    void whoWritesOneIntoTheTableHasItSignNothing() {
        intruder.runs(
                "insert into federation_signing_key select number + 1, signs_from, wrapped, mac"
                        + " from federation_signing_key where number = ?",
                first.number());
        keys.lookAgain();
        assertThat(published()).containsExactly(first);
        intruder.runs("delete from federation_signing_key where number > ?", first.number());
    }

    @Test
    void whoWritesOneWhereTheNextWouldStandDoesNotKeepItFromBeingMade() {
        intruder.runs(
                "insert into federation_signing_key select number + 1, signs_from, wrapped, mac"
                        + " from federation_signing_key where number = ?",
                first.number());
        clock.set(first.signsFrom().plus(Duration.ofDays(90)));
        keys.rotate();
        assertThat(published()).hasSize(2);
        assertThat(next().number()).isEqualTo(first.number() + 2);
        intruder.runs("delete from federation_signing_key where number = ?", first.number() + 1);
    }

    @Test
    void oneThatOthersMayKnowIsRetiredAtOnceByASeatHolder() {
        var holder = somebody.another();
        new Door(holder).comesIn(hospital.iam().passkey());
        assertThat(holder.visits("/applications/keys").body()).contains(first.id(), "Retire it at once");

        var retired = holder.submits(Origin.ID, "/applications/keys/retire", Map.of("key", first.id()));

        assertThat(retired.statusCode()).isEqualTo(303);
        assertThat(isPublished(first)).isFalse();
        assertThat(keys.signing(TokenAlgorithm.ES256).number()).isGreaterThan(first.number());
        assertThat(keys.signing(TokenAlgorithm.ES256).signsFrom()).isBeforeOrEqualTo(clock.instant());
        assertThat(isPublished(keys.signing(TokenAlgorithm.ES256))).isTrue();
        assertThat(intruder.reads("select type from ledger_queue where type = 'token-key.retired'"
                        + " union all select type from ledger_entry where type = 'token-key.retired'"))
                .isNotEmpty();
        var twice = holder.submits(Origin.ID, "/applications/keys/retire", Map.of("key", first.id()));
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("That key is gone already");
    }

    @Test
    void retiringTheNextOneLeavesTheOneThatSigns() {
        clock.set(first.signsFrom().plus(Duration.ofDays(90)));
        keys.rotate();
        var next = next();
        assertThat(keys.retire(next.id(), hospital.iam().person())).isTrue();
        assertThat(published()).containsExactly(first);
        keys.rotate();
        assertThat(published()).hasSize(2).doesNotContain(next);
    }

    @Test
    void whatARetiredOneSignedOpensNothingAndWhoHasNoSeatRetiresNone() {
        var chart = Partner.withoutSecret("keys-" + System.nanoTime() % 1_000_000, somebody, clock);
        new DecidedApplications(hospital).register(chart.application());
        var browser = somebody.another();
        new Door(browser).comesIn(hospital.iam().passkey());
        var code = Partner.brought(browser.visits(chart.asks())).getOrDefault("code", "");
        var token = Partner.field(chart.redeems(code), "access_token");
        assertThat(chart.asksWhoItIs(token).statusCode()).isEqualTo(200);

        keys.retire(keys.signing(TokenAlgorithm.ES256).id(), hospital.iam().person());

        assertThat(chart.asksWhoItIs(token).statusCode()).isEqualTo(401);
        var before = keys.signing(TokenAlgorithm.ES256);
        var nobody = somebody.another().submits(Origin.ID, "/applications/keys/retire", Map.of("key", before.id()));
        assertThat(nobody.statusCode()).isNotEqualTo(303);
        assertThat(keys.signing(TokenAlgorithm.ES256)).isEqualTo(before);
    }

    @Test
    void whatExpiredIsForgottenAndWhatHasNotIsKept() {
        intruder.runs(
                "insert into federation_spent_proof values ('old', ?), ('new', ?)",
                Timestamp.from(clock.instant().minusSeconds(1)),
                Timestamp.from(clock.instant().plusSeconds(1)));
        expired.forget();
        assertThat(intruder.reads("select digest from federation_spent_proof where digest in ('old', 'new')"))
                .hasSize(1);
    }
}
