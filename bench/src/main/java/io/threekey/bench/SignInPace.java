package io.threekey.bench;

import static java.util.Objects.requireNonNull;

import io.threekey.bench.MeasuredHospital.Spent;
import io.threekey.bench.ThreadsSpent.Work;
import io.threekey.bench.Workplace.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a whole sign-in with a passkey costs, from an application's authorization request to the ID token that it
 * verified: processor time of server and database, the ledger's tree and its publishing included, and how long people
 * wait for each of its requests. Those who ask run on the same processors and are not counted.
 */
final class SignInPace {

    private static final List<Integer> AT_ONCE = List.of(1, 8, 32);

    private static final int SOME = 8;

    /** So little of the server's time may go into compiling before anything is counted. */
    private static final int ONE_PART_IN = 50;

    private SignInPace() {}

    /** What so many people found who signed in again and again at the same time. */
    private record Load(int people, Duration elapsed, Spent spent, List<Map<Stage, Duration>> visits) {

        String inWords() {
            var each = visits.size();
            var server = milliseconds(spent.server()) / each;
            var database = milliseconds(spent.database()) / each;
            var whole = sorted(visit -> visit.values().stream().reduce(Duration.ZERO, Duration::plus));
            return """
                    - %d at once: %.2f ms of processor time each (server %.2f, PostgreSQL %.2f), %,.0f a core-second; \
                    %,.0f a second here; in all %.1f ms for half of them, %.1f ms for 95 of 100
                      waiting, at the median: %s
                      the server's threads, each: %s
                      PostgreSQL, each: %.1f transactions (a read alone is one), %.2f syncs, %,.0f bytes of log
                    """.formatted(
                            people,
                            server + database,
                            server,
                            database,
                            1000 / (server + database),
                            each / (milliseconds(elapsed) / 1000),
                            milliseconds(at(whole, 50)),
                            milliseconds(at(whole, 95)),
                            Stream.of(Stage.values()).map(this::inWords).collect(Collectors.joining(", ")),
                            Stream.of(Work.values()).map(this::inWords).collect(Collectors.joining(", ")),
                            spent.work().transactions() / each,
                            spent.work().syncs() / each,
                            spent.work().logged() / each);
        }

        private String inWords(Work work) {
            return "%s %.2f ms"
                    .formatted(work.inWords(), milliseconds(spent.threads().of(work)) / visits.size());
        }

        /** Whether what runs often is compiled; nobody knows where no system tells of threads. */
        boolean isWarm() {
            var compiling = spent.threads().of(Work.COMPILING);
            return !spent.threads().by().isEmpty()
                    && compiling.multipliedBy(ONE_PART_IN).compareTo(spent.server()) < 0;
        }

        private String inWords(Stage stage) {
            return "%s %.1f ms"
                    .formatted(
                            stage.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            milliseconds(at(sorted(visit -> requireNonNull(visit.get(stage))), 50)));
        }

        private List<Duration> sorted(Function<Map<Stage, Duration>, Duration> which) {
            return visits.stream().map(which).sorted().toList();
        }

        private static Duration at(List<Duration> sorted, int percent) {
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }

        private static double milliseconds(Duration time) {
            return time.toNanos() / 1e6;
        }
    }

    static String measure(Length length) throws IOException, InterruptedException {
        try (var hospital = MeasuredHospital.open()) {
            var application = ConnectedApplication.of(hospital);
            var places = hospital.devices().stream()
                    .limit(AT_ONCE.getLast())
                    .map(device -> new Workplace(device, application))
                    .toList();
            var first = warmedUp(hospital, places, length);
            var report = new StringBuilder("""
                    ## A whole sign-in with a passkey
                    From the authorization request to the verified ID token: code with PKCE, private_key_jwt, ES256, %d requests; \
                    small demo hospital in a process of its own, PostgreSQL with fsync; those who ask run on the same processors. \
                    Counted after %,d sign-ins in %d s.
                    """.formatted(
                            Stage.values().length, first.signIns(), first.took().toSeconds()));
            for (var people : AT_ONCE) {
                report.append(load(hospital, places.subList(0, Math.min(people, places.size())), length.signIns())
                        .inWords());
            }
            return report.toString();
        }
    }

    private record WarmUp(int signIns, Duration took) {}

    /** A hospital's server runs for weeks: what it compiles in its first minutes is no part of a sign-in's price. */
    private static WarmUp warmedUp(MeasuredHospital hospital, List<Workplace> places, Length length)
            throws IOException, InterruptedException {
        var signIns = 0;
        var took = Duration.ZERO;
        var warm = false;
        while (!warm && took.compareTo(length.signInsFirst()) < 0) {
            var load = load(hospital, places.subList(0, Math.min(SOME, places.size())), length.signIns());
            signIns += load.visits().size();
            took = took.plus(load.elapsed());
            warm = load.isWarm();
        }
        return new WarmUp(signIns, took);
    }

    private static Load load(MeasuredHospital hospital, List<Workplace> places, Duration time)
            throws IOException, InterruptedException {
        var visits = new ConcurrentLinkedQueue<Map<Stage, Duration>>();
        var before = hospital.spent();
        var began = System.nanoTime();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Object>>();
            for (var place : places) {
                tasks.add(() -> {
                    do {
                        visits.add(place.signIn());
                    } while (System.nanoTime() - began < time.toNanos());
                    return visits;
                });
            }
            for (var task : people.invokeAll(tasks)) {
                task.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException("somebody could not come in", failed.getCause());
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - began);
        return new Load(places.size(), elapsed, hospital.spent().since(before), List.copyOf(visits));
    }
}
