package io.threekey.server.sharedsignals;

import io.threekey.charter.PersonId;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.applications.Signal;
import io.threekey.server.federation.TellingProblem;
import io.threekey.server.governance.StandingOrders.Standing;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.server.signin.EndingForSomebody;
import io.threekey.server.signin.ToldOfEnd.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How it stands with signals, both ways. Whom they were about only those read who may end what people are in; the others
 * read what happened.
 */
@Component
public class SignalsOverview {

    private static final Duration LATELY = Duration.ofDays(7);
    private static final int MOST = 100;

    private final Applications applications;
    private final StreamConfiguration configuration;
    private final StreamTable streams;
    private final SignalTable signals;
    private final SignalSources sources;
    private final HeardTable heard;
    private final People people;
    private final EndingForSomebody rights;
    private final Clock clock;

    SignalsOverview(
            Applications applications,
            StreamConfiguration configuration,
            StreamTable streams,
            SignalTable signals,
            SignalSources sources,
            HeardTable heard,
            People people,
            EndingForSomebody rights,
            Clock clock) {
        this.applications = applications;
        this.configuration = configuration;
        this.streams = streams;
        this.signals = signals;
        this.sources = sources;
        this.heard = heard;
        this.people = people;
        this.rights = rights;
        this.clock = clock;
    }

    /** @param asked how it asked to hear; empty where it never did */
    public record Listener(String application, String client, Optional<Asked> asked) {}

    /**
     * @param reason in the application's own words; blank where it gave none
     * @param waiting how many signals do, counted no further than are kept
     */
    public record Asked(
            StreamStatus status,
            String reason,
            boolean pushed,
            List<Signal> hears,
            int waiting,
            Optional<Instant> toldLast) {

        public Asked {
            hears = List.copyOf(hears);
        }
    }

    /** @param whose blank where the reader may not know, or it was about the stream itself */
    public record Untold(
            String application,
            String signal,
            String whose,
            State state,
            Optional<TellingProblem> problem,
            Instant happened,
            Instant since) {}

    /** @param hit how many people its word hit within its hours */
    public record Source(String name, String issuer, String does, int hit, int people, int hours, int version) {}

    /** @param signal blank where it said nothing that has a name */
    public record Heard(String source, String signal, String whose, HeardOutcome outcome, Instant at) {}

    /** Every application that may hear signals, by name. */
    public List<Listener> listeners() {
        return applications.all().stream()
                .map(Applications.Registered::application)
                .filter(application -> application.signals().isPresent())
                .map(this::listener)
                .toList();
    }

    private Listener listener(Application application) {
        var client = application.client().value();
        return new Listener(
                application.name(),
                client,
                streams.of(client)
                        .map(stream -> new Asked(
                                stream.status(),
                                stream.reason(),
                                stream.delivery() == StreamDelivery.PUSH,
                                configuration.delivered(stream, application),
                                signals.waiting(client, SignalsForgotten.MOST_WAITING),
                                signals.toldLast(client))));
    }

    /** What did not arrive within the last week, the newest first. */
    public List<Untold> untold(PersonId reader) {
        var mayKnow = rights.isRightOf(reader);
        return signals.untold(clock.instant().minus(LATELY), MOST).stream()
                .map(signal -> new Untold(
                        applications
                                .find(signal.client())
                                .map(Application::name)
                                .orElse(signal.client()),
                        SignalTypes.shortName(signal.type()),
                        mayKnow ? nameOf(signal.person()) : "",
                        signal.state(),
                        signal.problem(),
                        signal.madeAt(),
                        signal.changedAt()))
                .toList();
    }

    public List<Source> sources() {
        return sources.all().stream().map(this::source).toList();
    }

    private Source source(Standing<SignalSource> standing) {
        var source = standing.what();
        var since = clock.instant().minus(Duration.ofHours(source.brake().hours()));
        return new Source(
                source.name(),
                source.issuer(),
                source.says().contains(SourceSignal.SESSION_REVOKED)
                        ? source.onRevocation().code()
                        : "",
                heard.hitBy(source, since).size(),
                source.brake().people(),
                source.brake().hours(),
                standing.decided().version());
    }

    /** What other systems said within the last week, the newest first. */
    public List<Heard> heard(PersonId reader) {
        var mayKnow = rights.isRightOf(reader);
        return heard.since(clock.instant().minus(LATELY), MOST).stream()
                .map(signal -> new Heard(
                        sources.find(signal.source()).map(SignalSource::name).orElse(signal.source()),
                        SourceSignal.byUri(signal.type())
                                .map(SourceSignal::code)
                                .orElse(""),
                        mayKnow ? nameOf(signal.person()) : "",
                        signal.outcome(),
                        signal.at()))
                .toList();
    }

    private String nameOf(String person) {
        return person.isEmpty()
                ? ""
                : people.find(new PersonId(person)).map(Person::name).orElse(person);
    }
}
