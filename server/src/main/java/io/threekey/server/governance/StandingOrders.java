package io.threekey.server.governance;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds now of a kind whose versions stand beside each other, each about something of its own: read from the verified
 * chain of decisions and from nothing else, in memory, the same on every node, and the last verified while the database is
 * in doubt.
 */
public final class StandingOrders<T> {

    private static final Logger log = LoggerFactory.getLogger(StandingOrders.class);

    private final PoliciesInForce policies;
    private final Clock clock;
    private final PolicyAddress address;
    private final Function<JsonObject, ? extends Order<T>> reader;
    private volatile Register<T> known = new Register<>(Optional.empty(), Instant.MIN, Map.of());

    /** @param reader throws {@link MalformedDocument} for what is no such order */
    public StandingOrders(
            PoliciesInForce policies,
            Clock clock,
            PolicyAddress address,
            Function<JsonObject, ? extends Order<T>> reader) {
        this.policies = policies;
        this.clock = clock;
        this.address = address;
        this.reader = reader;
    }

    /** What one version says. */
    public interface Order<T> {

        /** The name of what it is about. */
        String about();

        /** How that stands from then on; empty where it is withdrawn. */
        Optional<T> sets();
    }

    /** @param decided the version that says so */
    public record Standing<T>(T what, PolicyVersion decided) {}

    private record Register<T>(Optional<History> of, Instant until, Map<String, Standing<T>> byName) {

        /** Until some version begins or lapses, so that it may be another one. */
        boolean holds(History history, Instant now) {
            return of.filter(history::equals).isPresent() && now.isBefore(until);
        }
    }

    /** By the name of what each is about. */
    public Map<String, Standing<T>> now() {
        var last = known;
        if (!policies.founded()) {
            return last.byName();
        }
        var history = policies.chain().history();
        var now = clock.instant();
        if (last.holds(history, now)) {
            return last.byName();
        }
        var until = Optional.ofNullable(history.turnsAt(address).higher(now)).orElse(Instant.MAX);
        var read = new Register<>(Optional.of(history), until, standing(address, reader, history, now));
        known = read;
        return read.byName();
    }

    /** How it stood when the last version was the one with that text. */
    public Optional<T> standingWith(JsonObject last, String about) {
        var versions = policies.chain().history().versions(address);
        var until = versions.stream().map(PolicyVersion::document).toList().lastIndexOf(last);
        return versions.stream()
                .limit(until + 1L)
                .flatMap(version -> read(reader, version).stream())
                .filter(order -> order.about().equals(about))
                .reduce((earlier, later) -> later)
                .flatMap(Order::sets);
    }

    /** The same as {@link #now}, at that time. */
    public static <T> Map<String, Standing<T>> standing(
            PolicyAddress address, Function<JsonObject, ? extends Order<T>> reader, History history, Instant then) {
        var byName = new HashMap<String, Standing<T>>();
        history.versions(address).stream()
                .filter(version -> version.validity().everBegins())
                .filter(version -> !history.isReplacedBeforeItBegan(version))
                .filter(version -> !version.effectiveAt().isAfter(then))
                .forEach(version -> read(reader, version)
                        .ifPresent(order -> order.sets()
                                .ifPresentOrElse(
                                        set -> {
                                            if (lasts(version, then)) {
                                                byName.put(order.about(), new Standing<>(set, version));
                                            }
                                        },
                                        () -> byName.remove(order.about()))));
        return Map.copyOf(byName);
    }

    /** What is set may be for some time; a withdrawal is for good, whatever the charter's clock says. */
    private static boolean lasts(PolicyVersion version, Instant now) {
        return version.until().filter(end -> !now.isBefore(end)).isEmpty()
                && version.revertedAt().filter(end -> !now.isBefore(end)).isEmpty();
    }

    private static <T> Optional<? extends Order<T>> read(
            Function<JsonObject, ? extends Order<T>> reader, PolicyVersion version) {
        try {
            return Optional.of(reader.apply(version.document()));
        } catch (MalformedDocument unreadable) {
            log.warn("version {} of {} cannot be read", version.version(), version.address(), unreadable);
            return Optional.empty();
        }
    }
}
