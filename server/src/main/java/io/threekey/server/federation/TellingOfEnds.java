package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.jobs.OneTimeJob;
import io.threekey.server.jobs.OneTimeJob.Due;
import io.threekey.server.jobs.OneTimeJob.Next;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.ToldOfEnd.State;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Tells an application that a session is over (OpenID Connect Back-Channel Logout 1.0), each time by another token. */
@Component
class TellingOfEnds {

    private static final int ID_LENGTH = 16;

    /** 2.8: 204 where there is nothing to say. */
    private static final Set<Integer> YES = Set.of(200, 204);

    private final EndTable ends;
    private final Applications applications;
    private final ApplicationServers servers;
    private final Courier courier;
    private final Tokens tokens;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;

    TellingOfEnds(
            EndTable ends,
            Applications applications,
            ApplicationServers servers,
            Courier courier,
            Tokens tokens,
            Ledger ledger,
            Clock clock,
            RandomGenerator random) {
        this.ends = ends;
        this.applications = applications;
        this.servers = servers;
        this.courier = courier;
        this.tokens = tokens;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    @Bean
    OneTimeJob tellApplicationsOfEnds() {
        return new OneTimeJob(EndsOfSessions.TELL, this::run);
    }

    Next run(Due due) {
        return courier.run(() -> ends.waiting(due.key()).map(seen -> new OfAnEnd(EndToTell.read(due.data()), seen)));
    }

    private final class OfAnEnd implements Errand {

        private final EndToTell end;
        private final EndTold seen;

        private OfAnEnd(EndToTell end, EndTold seen) {
            this.end = end;
            this.seen = seen;
        }

        @Override
        public String client() {
            return end.client();
        }

        @Override
        public Matter matter() {
            return Matter.ENDS;
        }

        @Override
        public Progress progress() {
            return new Progress(seen.attempts(), seen.overAt(), seen.nextAt(), seen.problem());
        }

        @Override
        public Optional<Supplier<Heard>> sending() {
            return applications
                    .find(end.client())
                    .flatMap(application ->
                            application.toldAt().map(address -> () -> servers.tell(address, letter(application))));
        }

        private Letter letter(Application application) {
            return new Letter(
                    "application/x-www-form-urlencoded",
                    "logout_token=" + URLEncoder.encode(token(application, end), StandardCharsets.UTF_8),
                    Optional.empty(),
                    YES);
        }

        @Override
        public Optional<OfAnEnd> begin(Instant at, Instant next) {
            return ends.begin(seen, at, next).map(begun -> new OfAnEnd(end, begun));
        }

        @Override
        public boolean close(State state, Optional<TellingProblem> why, Instant at) {
            var outcome = seen.ended(state, why, at);
            var noted = ends.end(outcome);
            if (noted && state != State.WAITING) {
                ledger.append(
                        state == State.TOLD ? FederationEntries.TOLD_OF_END : FederationEntries.NOT_TOLD_OF_END,
                        end.person().value(),
                        FederationEntries.told(end, outcome));
            }
            return noted;
        }
    }

    private String token(Application application, EndToTell end) {
        var id = new byte[ID_LENGTH];
        random.nextBytes(id);
        return tokens.logout(application.signing(), end, Base64Url.encode(id), clock.instant());
    }
}
