package io.threekey.server.sharedsignals;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.applications.Application;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.TellingProblem;
import io.threekey.server.jobs.Jobs;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.sharedsignals.StreamAnswer.Done;
import io.threekey.server.sharedsignals.StreamAnswer.Faulty;
import io.threekey.server.sharedsignals.StreamAnswer.Listed;
import io.threekey.server.sharedsignals.StreamAnswer.Made;
import io.threekey.server.sharedsignals.StreamAnswer.NotThere;
import io.threekey.server.sharedsignals.StreamAnswer.Shown;
import io.threekey.server.sharedsignals.StreamAnswer.There;
import io.threekey.server.sharedsignals.StreamAnswer.TooOften;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * An application's own stream, one each: it makes it, changes it and ends it (OpenID Shared Signals Framework 1.0, 8).
 * Whatever it asks for, it hears no more than was decided, and nothing shows it whether somebody is known here.
 */
@Component
public class Streams {

    private static final int ID_LENGTH = 16;
    private static final int LONGEST_STATE = 500;
    private static final Duration BETWEEN_VERIFICATIONS =
            Duration.ofSeconds(StreamConfiguration.SECONDS_BETWEEN_VERIFICATIONS);

    private final StreamTable table;
    private final SignalTable signals;
    private final SubjectTable subjects;
    private final StreamConfiguration configuration;
    private final Announcing announcing;
    private final Issuer issuer;
    private final Jobs jobs;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;

    Streams(
            StreamTable table,
            SignalTable signals,
            SubjectTable subjects,
            StreamConfiguration configuration,
            Announcing announcing,
            Issuer issuer,
            Jobs jobs,
            Ledger ledger,
            Clock clock,
            RandomGenerator random) {
        this.table = table;
        this.signals = signals;
        this.subjects = subjects;
        this.configuration = configuration;
        this.announcing = announcing;
        this.issuer = issuer;
        this.jobs = jobs;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    @Transactional
    public StreamAnswer make(Application application, JsonObject said) {
        return judged(() -> {
            var wish = configuration.wish(said, configuration.unsaid(application), application);
            var now = now();
            var stream = new SignalStream(
                    application.client().value(),
                    fresh(),
                    1,
                    StreamStatus.ENABLED,
                    "",
                    wish.delivery(),
                    wish.secret(),
                    wish.requested(),
                    wish.description(),
                    now,
                    now);
            if (!table.insert(stream)) {
                return unchanged(new There());
            }
            dropped(stream); // of one that was deleted while somebody came in
            record(SignalEntries.STREAM_MADE, stream, 0);
            return new Made(configuration.document(stream, application));
        });
    }

    public StreamAnswer all(Application application) {
        return new Listed(new JsonArray(table.of(application.client().value()).stream()
                .<Json>map(stream -> configuration.document(stream, application))
                .toList()));
    }

    public StreamAnswer show(Application application, String id) {
        return named(table.of(application.client().value()), id)
                .<StreamAnswer>map(stream -> new Shown(configuration.document(stream, application)))
                .orElseGet(NotThere::new);
    }

    /** What it says, is so; what it does not say, stays. */
    @Transactional
    public StreamAnswer change(Application application, JsonObject said) {
        return changed(application, said, (stream, unsaid) -> stream.wish());
    }

    /** What it does not say, is as if it never had. */
    @Transactional
    public StreamAnswer replace(Application application, JsonObject said) {
        return changed(application, said, (stream, unsaid) -> unsaid);
    }

    private StreamAnswer changed(
            Application application,
            JsonObject said,
            BiFunction<SignalStream, SignalStream.Wish, SignalStream.Wish> before) {
        return ofItsOwn(application, said, stream -> {
            if (!configuration.saysWhatIs(said, stream, application)) {
                return unchanged(new Faulty());
            }
            var wish = configuration.wish(said, before.apply(stream, configuration.unsaid(application)), application);
            var changed = stream.asking(wish, now());
            table.update(changed);
            resume(changed);
            record(SignalEntries.STREAM_CHANGED, changed, 0);
            return new Shown(configuration.document(changed, application));
        });
    }

    /** What waits for it is not told any more, as it wished. */
    @Transactional
    public StreamAnswer delete(Application application, String id) {
        return named(table.findAndLock(application.client().value()), id)
                .<StreamAnswer>map(stream -> {
                    var dropped = dropped(stream);
                    table.delete(stream.client());
                    record(SignalEntries.STREAM_DELETED, stream, dropped);
                    return new Done();
                })
                .orElseGet(() -> unchanged(new NotThere()));
    }

    public StreamAnswer status(Application application, String id) {
        return named(table.of(application.client().value()), id)
                .<StreamAnswer>map(stream -> new Shown(status(stream)))
                .orElseGet(NotThere::new);
    }

    @Transactional
    public StreamAnswer setStatus(Application application, JsonObject said) {
        return ofItsOwn(application, said, stream -> {
            var fields = Fields.of(said, "a status");
            var wanted = StreamStatus.named(fields.text("status"));
            if (wanted.isEmpty()) {
                return unchanged(new Faulty());
            }
            var reason =
                    StreamConfiguration.shortened(fields.optionalText("reason").orElse(""));
            var changed = stream.standing(wanted.get(), reason, now());
            var wasDisabled = stream.status() == StreamStatus.DISABLED || changed.status() == StreamStatus.DISABLED;
            var dropped = wasDisabled ? dropped(changed) : 0; // also what a sign-in put down that had begun before
            table.update(changed);
            resume(changed);
            record(SignalEntries.STREAM_CHANGED, changed, dropped);
            return new Shown(status(changed));
        });
    }

    private static JsonObject status(SignalStream stream) {
        var shown = Json.object()
                .put("stream_id", stream.id())
                .put("status", stream.status().code());
        if (!stream.reason().isEmpty()) {
            shown.put("reason", stream.reason());
        }
        return shown.build();
    }

    /** That a signal be sent which says nothing, so that the application sees whether they arrive. */
    @Transactional
    public StreamAnswer verify(Application application, JsonObject said) {
        return ofItsOwn(application, said, stream -> {
            var state = Fields.of(said, "a verification").optionalText("state").orElse("");
            if (state.length() > LONGEST_STATE) {
                return unchanged(new Faulty());
            }
            if (stream.status() == StreamStatus.DISABLED) {
                return unchanged(new Done());
            }
            if (signals.latest(stream.client(), SignalTypes.VERIFICATION)
                    .filter(last -> now().isBefore(last.plus(BETWEEN_VERIFICATIONS)))
                    .isPresent()) {
                return unchanged(new TooOften());
            }
            announcing.verify(stream, state);
            record(SignalEntries.STREAM_TRIED, stream, 0);
            return new Done();
        });
    }

    /** Of somebody of whom it is told nothing anyway, it is told no more than that it is done. */
    @Transactional
    public StreamAnswer hear(Application application, JsonObject said, boolean of) {
        return ofItsOwn(streams -> streams.of(application.client().value()), said, stream -> {
            var subject = Fields.of(said, "a wish").object("subject");
            var person = SubjectRead.ours(subject, issuer.name());
            if (person.isEmpty() || !subjects.leaveOut(stream.client(), person.get(), !of)) {
                return unchanged(new Done());
            }
            ledger.append(
                    SignalEntries.SUBJECT_WISHED,
                    person.get().value(),
                    SignalEntries.subject(stream, person.get(), !of));
            return new Done();
        });
    }

    private StreamAnswer ofItsOwn(
            Application application, JsonObject said, Function<SignalStream, StreamAnswer> answer) {
        return ofItsOwn(streams -> streams.findAndLock(application.client().value()), said, answer);
    }

    private StreamAnswer ofItsOwn(
            Function<StreamTable, Optional<SignalStream>> found,
            JsonObject said,
            Function<SignalStream, StreamAnswer> answer) {
        return judged(
                () -> named(found.apply(table), Fields.of(said, "a request").text("stream_id"))
                        .map(answer)
                        .orElseGet(() -> unchanged(new NotThere())));
    }

    private static Optional<SignalStream> named(Optional<SignalStream> stream, String id) {
        return stream.filter(found -> found.id().equals(id));
    }

    private StreamAnswer judged(Supplier<StreamAnswer> answer) {
        try {
            return answer.get();
        } catch (MalformedDocument malformed) {
            return unchanged(new Faulty());
        }
    }

    /** Having looked, and perhaps waited, is nothing to record. */
    private static StreamAnswer unchanged(StreamAnswer answer) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return answer;
    }

    /** Anew for each change: one that is just being done may have looked before it. */
    private void resume(SignalStream stream) {
        if (stream.pushesNow()) {
            jobs.schedule(Pushing.RESUME, stream.client() + "/" + stream.version(), now(), stream.client());
        }
    }

    private int dropped(SignalStream stream) {
        return signals.drop(stream.client(), TellingProblem.of(TellingProblem.Kind.STOPPED), now());
    }

    private void record(EntryType type, SignalStream stream, int dropped) {
        ledger.append(type, stream.client(), SignalEntries.of(stream, dropped));
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
