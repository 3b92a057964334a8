package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.signin.LiveSessions;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A session that ends on one node while an application is given tokens for it on another. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class EndsBesideTokensTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    @Autowired
    LiveSessions sessions;

    @Autowired
    EndTable ends;

    @Autowired
    PlatformTransactionManager transactions;

    private AToldApplication chart;
    private Staff.Member nurse;
    private Visitor browser;
    private String session = "";

    @BeforeEach
    void aNurseIsIn() {
        chart = AToldApplication.of(hospital, somebody, clock);
        nurse = staff.nurse();
        browser = somebody.another();
        new Door(browser).comesIn(nurse.authenticator());
        session = String.valueOf(intruder.reads(
                        "select id from signin_session where person = ?",
                        nurse.person().value())
                .getFirst()
                .get("id"));
    }

    @AfterEach
    void stop() {
        chart.close();
    }

    private String code() {
        return Partner.brought(browser.visits(chart.partner().asks())).getOrDefault("code", "");
    }

    private CompletableFuture<HttpResponse<String>> redeems(String code) {
        return CompletableFuture.supplyAsync(() -> chart.partner().redeems(code));
    }

    /** As another node does, that has noted already whom to tell. */
    private Connection endsElsewhere() throws Exception {
        var other = intruder.connection();
        other.setAutoCommit(false);
        try (var row = other.prepareStatement("delete from signin_session where id = ?");
                var entered = other.prepareStatement("delete from federation_entered where session = ?")) {
            row.setString(1, session);
            assertThat(row.executeUpdate()).isEqualTo(1);
            entered.setString(1, session);
            entered.executeUpdate();
        }
        return other;
    }

    private static void waits(CompletableFuture<?> work) {
        assertThatThrownBy(() -> work.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
    }

    private static <T> T done(CompletableFuture<T> work)
            throws InterruptedException, ExecutionException, TimeoutException {
        return work.get(20, TimeUnit.SECONDS);
    }

    @Test
    void givesNothingForACodeThatWasMadeAfterItWasNotedWhomToTell() throws Exception {
        try (var other = endsElsewhere()) {
            var answer = redeems(code());
            waits(answer);
            other.commit();
            assertThat(Partner.field(done(answer), "error")).isEqualTo("invalid_grant");
        }
    }

    @Test
    void givesWhatItWouldHaveWhereTheEndDoesNotHappen() throws Exception {
        try (var other = endsElsewhere()) {
            var answer = redeems(code());
            waits(answer);
            other.rollback();
            assertThat(Partner.field(done(answer), "access_token")).isNotEmpty();
        }
    }

    @Test
    void isEndedOnlyOnceTheTokensAreGivenAndTheApplicationIsToldThen() throws Exception {
        code();
        var out = new TransactionTemplate(transactions).execute(status -> {
            assertThat(sessions.kept(session)).isPresent();
            var leaving = CompletableFuture.supplyAsync(() -> browser.submits(Origin.ID, "/sign-out", Map.of()));
            waits(leaving);
            status.setRollbackOnly();
            return leaving;
        });
        done(out);
        assertThat(ends.of(nurse.person(), Instant.EPOCH, 10)).hasSize(1);
    }
}
