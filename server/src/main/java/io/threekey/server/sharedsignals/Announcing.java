package io.threekey.server.sharedsignals;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.Signal;
import io.threekey.server.federation.Issuer;
import io.threekey.server.jobs.JobName;
import io.threekey.server.jobs.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Puts down what an application is to be told, in the transaction in which it happens: it is told if and only if that
 * commits. That transaction only adds rows: whoever changes the stream meanwhile waits for nobody and holds nobody up. What
 * was put down by how the stream stood before finds its way afterwards ({@link Pushing}), and what is too much is given up
 * afterwards ({@link SignalsForgotten}).
 */
@Component
class Announcing {

    static final JobName PUSH = new JobName("sharedsignals.push");

    private static final int ID_LENGTH = 16;

    private final Applications applications;
    private final StreamTable streams;
    private final SignalTable signals;
    private final Issuer issuer;
    private final Jobs jobs;
    private final Clock clock;
    private final RandomGenerator random;

    Announcing(
            Applications applications,
            StreamTable streams,
            SignalTable signals,
            Issuer issuer,
            Jobs jobs,
            Clock clock,
            RandomGenerator random) {
        this.applications = applications;
        this.streams = streams;
        this.signals = signals;
        this.issuer = issuer;
        this.jobs = jobs;
        this.clock = clock;
        this.random = random;
    }

    /** Whether it is registered as one that may hear of people. */
    boolean mayHear(String client) {
        return applications.find(client).flatMap(Application::signals).isPresent();
    }

    /** Nothing where it is not decided that it may hear this, or where it did not ask for it. */
    void tell(String client, PersonId person, Signal signal, Function<SignalContent, JsonObject> says) {
        applications
                .find(client)
                .filter(application -> SignalTypes.supportedFor(application).contains(signal))
                .flatMap(application -> streams.of(client))
                .filter(stream -> stream.status() != StreamStatus.DISABLED)
                .filter(stream -> stream.requested().contains(signal))
                .ifPresent(stream -> put(
                        stream,
                        event(
                                client,
                                person.value(),
                                SignalTypes.uri(signal),
                                says.apply(new SignalContent(issuer.name(), client)))));
    }

    void verify(SignalStream stream, String state) {
        put(
                stream,
                event(
                        stream.client(),
                        "",
                        SignalTypes.VERIFICATION,
                        SignalContent.verification(stream.id(), state, fresh())));
    }

    private SignalEvent event(String client, String person, String type, JsonObject content) {
        return new SignalEvent(fresh(), client, person, type, content, now());
    }

    private void put(SignalStream stream, SignalEvent event) {
        signals.insert(event, !stream.pushesNow());
        if (stream.pushesNow()) {
            jobs.schedule(PUSH, event.jti(), event.madeAt(), event.jti());
        }
    }

    private String fresh() {
        var bytes = new byte[ID_LENGTH];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
