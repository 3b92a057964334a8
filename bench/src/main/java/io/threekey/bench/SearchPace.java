package io.threekey.bench;

import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.charter.json.Json;
import io.threekey.evidence.Reference;
import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.LoadedEntries;
import io.threekey.server.ledger.LoadedEntries.Event;
import io.threekey.server.ledger.Search;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How long searches take in a ledger of ten million entries over two years: mostly sign-ins of 30,000 people at twelve
 * sites, and a few hundred decisions. Each kind of search is asked as a page asks it, for 50 entries.
 */
final class SearchPace {

    static final EntryType LET_IN = new EntryType(
            "bench.let-in",
            "bench.let-in",
            References.nothing().person("person").scope("site").policy("policy"));
    static final EntryType ENDED = new EntryType(
            "bench.ended", "bench.ended", References.nothing().person("person").scope("site"));
    static final EntryType DECIDED = new EntryType(
            "bench.decided", "bench.decided", References.nothing().person("by").decision("decision"));

    private static final int PAGE = 50;
    private static final int PEOPLE = 30_000;
    private static final int SITES = 12;
    private static final int DECIDED_EVERY = 20_000;
    private static final Instant FIRST = Instant.parse("2024-11-23T00:00:00Z");
    private static final Duration ALL = Duration.ofDays(730);

    private final long entries;
    private final Random random = new Random(7);

    private SearchPace(long entries) {
        this.entries = entries;
    }

    static String measure(Length length) throws Exception {
        var entries = Long.getLong("threekey.bench.entries", length.entries());
        try (var node = LedgerNode.withoutThreads(8)) {
            return new SearchPace(entries).measured(node, length.searches());
        }
    }

    private String measured(LedgerNode node, int times) throws Exception {
        var began = System.nanoTime();
        new LoadedEntries(node.context(), node.database.dataSource()).load(entries, this::event);
        var loaded = Duration.ofNanos(System.nanoTime() - began);
        var search = node.search();
        kinds().values().forEach(kind -> search.find(kind.apply(random))); // once, for the plans
        var taken = new TreeMap<String, List<Double>>();
        for (var time = 0; time < times; time++) {
            kinds().forEach((name, kind) -> {
                var asked = kind.apply(random);
                var start = System.nanoTime();
                search.find(asked);
                taken.computeIfAbsent(name, each -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
            });
        }
        return report(taken, loaded);
    }

    private String report(Map<String, List<Double>> taken, Duration loaded) {
        var report = new StringBuilder("## Searches of the ledger\n");
        report.append("%,d entries of %,d people at %d sites, loaded in %d s; %d entries a page, milliseconds%n"
                .formatted(entries, PEOPLE, SITES, loaded.toSeconds(), PAGE));
        var all = new ArrayList<Double>();
        taken.forEach((name, times) -> {
            all.addAll(times);
            report.append(line(name, times));
        });
        return report.append(line("all of them", all)).toString();
    }

    private static String line(String name, List<Double> times) {
        var sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return "- %s: half within %.1f, 95 %% within %.1f, 99 %% within %.1f%n"
                .formatted(name, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * share))];
    }

    private Map<String, Function<Random, Search>> kinds() {
        var page = Search.forAll(PAGE);
        return Map.of(
                "newest of all", any -> page,
                "by person", any -> page.about(Set.of(person(any))),
                "by person and place", any -> page.about(Set.of(person(any))).about(Set.of(site(any))),
                "by person and type", any -> page.about(Set.of(person(any))).ofTypes(Set.of(ENDED.name())),
                "by place and week", any -> week(page.about(Set.of(site(any))), any),
                "by place and a rare type", any -> page.about(Set.of(site(any))).ofTypes(Set.of(DECIDED.name())),
                "by decision", any -> page.about(Set.of(decision(any.nextLong(entries / DECIDED_EVERY + 1)))),
                "by a rare type and week", any -> week(page.ofTypes(Set.of(DECIDED.name())), any),
                "of somebody unknown", any -> page.about(Set.of(Reference.to(new PersonId("nobody")))),
                "by place, person and week",
                        any -> week(page.about(Set.of(site(any))).about(Set.of(person(any))), any));
    }

    private Search week(Search search, Random any) {
        var from = FIRST.plus(Duration.ofDays(any.nextInt(723)));
        return search.from(from).until(from.plus(Duration.ofDays(7)));
    }

    private static Reference person(Random any) {
        return Reference.to(new PersonId(name(any.nextInt(PEOPLE))));
    }

    private static Reference site(Random any) {
        return Reference.toSite("s" + any.nextInt(SITES));
    }

    private static Reference decision(long number) {
        return Reference.to(new ProposalId("proposal-" + number));
    }

    private static String name(int number) {
        return "person-" + number;
    }

    /** The same each time it is asked for. */
    private Event event(long index) {
        var at = FIRST.plusMillis(ALL.toMillis() / Math.max(1, entries) * index);
        var mixed = new Random(index * 0x9E3779B97F4A7C15L);
        var person = name((int) Math.min(PEOPLE - 1, Math.abs(mixed.nextGaussian()) * PEOPLE / 3));
        if (index % DECIDED_EVERY == 0) {
            return new Event(
                    DECIDED,
                    person,
                    Json.object()
                            .put("by", person)
                            .put("decision", "proposal-" + index / DECIDED_EVERY)
                            .build(),
                    at);
        }
        var came = Json.object()
                .put("person", person)
                .put("site", "site:s" + Math.floorMod(person.hashCode() + (mixed.nextInt(9) == 0 ? 1 : 0), SITES))
                .put("careSetting", "ward")
                .put("passkey", "c".repeat(43))
                .put("session", "s".repeat(22));
        return mixed.nextBoolean()
                ? new Event(
                        LET_IN,
                        person,
                        came.put(
                                        "policy",
                                        Json.object()
                                                .put("kind", "session-limits")
                                                .put("useCase", "shared-workstation")
                                                .put("scope", "group")
                                                .build())
                                .put("policyDocument", "d".repeat(64))
                                .build(),
                        at)
                : new Event(ENDED, person, came.put("why", "signed-out").build(), at);
    }
}
