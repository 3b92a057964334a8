package io.threekey.server.signin.replay;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.References;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.evidence.ShownKey;
import io.threekey.evidence.Weighed;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.WorkPlace;
import io.threekey.server.keys.RowSeal;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.LedgerStretches;
import io.threekey.server.ledger.LoadedEntries.Event;
import io.threekey.server.people.WardId;
import io.threekey.server.signin.ObeyedPolicy;
import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.signin.SessionLimit;
import io.threekey.server.signin.SessionLimits;
import io.threekey.server.timing.Provenance;
import io.threekey.server.timing.UsualTimes.Usual;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A month of recorded sign-ins of a hospital, on which an assurance policy is tried. */
public final class ReplayedMonth {

    public static final EntryType LET_IN = new EntryType("bench.came-in", "bench.came-in", References.nothing());
    public static final EntryType REFUSED = new EntryType("bench.stayed-out", "bench.out", References.nothing());

    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final ReplayedPeriod PERIOD = new ReplayedPeriod(START, START.plus(ReplayedPeriod.USUAL));
    private static final PoliciesObeyed IN_FORCE = policies(2);
    private static final int PEOPLE = 10_000;
    private static final int WARDS = 200;
    private static final int SMALLEST_GROUP = 5;

    private final long signIns;
    private final PackedSignIns packed;
    private final RecordedSignIns recorded;
    private final PackingOfSignIns packing;
    private final Map<PersonId, AtWork> people = new HashMap<>();

    /** What one replay was made of. */
    public record Tried(long signIns, int situations) {}

    public ReplayedMonth(ApplicationContext node, long signIns) {
        this.signIns = signIns;
        var ledger = node.getBean(LedgerStretches.class);
        var types = new SignInTypes(LET_IN, REFUSED);
        var table = new PackedTable(node.getBean(JdbcClient.class), node.getBean(RowSeal.class));
        packed = new PackedSignIns(table, ledger);
        recorded = new RecordedSignIns(packed, ledger, types);
        packing = new PackingOfSignIns(
                packed,
                table,
                ledger,
                types,
                Clock.fixed(PERIOD.until(), ZoneOffset.UTC),
                node.getBean(PlatformTransactionManager.class));
        var zone = ZoneId.of("Europe/Berlin");
        for (var number = 0; number < PEOPLE; number++) {
            var ward = number % WARDS;
            people.put(
                    person(number),
                    new AtWork(
                            new WorkPlace(CareSetting.WARD, "Ward " + ward, zone),
                            new WardId("ward-" + ward),
                            number % 3 == 0 ? "Physician" : "Nurse"));
        }
    }

    /** @return how many are not packed yet, because they are too few for a pack */
    public long pack() {
        packing.pack(PackingOfSignIns.Enough.USUAL);
        return signIns
                - packed.places().stream().mapToLong(PackedTable.Place::signIns).sum();
    }

    /** The same each time it is asked for: somebody comes in with one of two keys, in one of some hundred situations. */
    public Event event(long index) {
        var random = new Random(index * 0x9E3779B97F4A7C15L);
        var person = person(random.nextInt(PEOPLE));
        var at = START.plusMillis(ReplayedPeriod.USUAL.toMillis() / signIns * index);
        var setting = CareSetting.values()[random.nextInt(CareSetting.values().length)];
        var entry = new LetInEntry(
                "s".repeat(22),
                person,
                "c".repeat(43),
                UseCase.SHARED_WORKSTATION,
                setting,
                Optional.of(Scope.site("main")),
                Optional.of(new ShownKey(new KeyTraits(true, random.nextBoolean()), Optional.empty())),
                10,
                480,
                address(SessionLimitsRow.KIND),
                1,
                Digest.of(new byte[] {1}),
                Optional.empty(),
                Optional.of(new Weighed(
                        new RecentHistory(
                                false, false, Optional.of(0), random.nextInt(20), Optional.empty(), false, 0, false),
                        Optional.empty(),
                        Optional.empty())));
        return new Event(LET_IN, person.value(), entry.payload(), at);
    }

    /** From what is kept to the figures that are signed, the past ruled on again beside it. */
    public Tried replay() {
        var tried = new PoliciesTried(
                work -> IN_FORCE, work -> policies(3), CountedOfRulings::ofKeys, situation -> true, situation -> true);
        var usual = new Usual(Provenance.REAL, Map.of(new WardId("ward-1"), Duration.ofSeconds(4)));
        var house = new RulingsCompared.House(people, new KeysNamed(model -> Optional.empty()), usual);
        var compared = new RulingsCompared(tried, new RuledAgain(work -> past()), house, PERIOD);
        recorded.read(PERIOD, compared::take);
        Impact impact = compared.impact(SMALLEST_GROUP);
        if (impact.figures().ruledOtherwise().orElseThrow().signIns() > 0) {
            throw new IllegalStateException("what was recorded does not follow from what was in force");
        }
        return new Tried(impact.figures().replayed(), compared.situations());
    }

    private static NavigableMap<Instant, PoliciesObeyed> past() {
        return new TreeMap<>(Map.of(START.minusSeconds(1), IN_FORCE, START.plusSeconds(86_400), IN_FORCE));
    }

    private static PersonId person(int number) {
        return new PersonId("person-" + number);
    }

    private static PoliciesObeyed policies(long least) {
        return PoliciesObeyed.NOTHING
                .with(obeyed(SessionLimitsRow.KIND), limits())
                .with(obeyed(AssuranceRequired.KIND), new AssuranceRequired(least, least == 2 ? 1 : 0).document());
    }

    private static JsonObject limits() {
        return new SessionLimits(Arrays.stream(CareSetting.values())
                        .collect(Collectors.toMap(Function.identity(), setting -> new SessionLimit(10, 480))))
                .document();
    }

    private static ObeyedPolicy obeyed(PolicyKindName kind) {
        return new ObeyedPolicy(address(kind), 1, Digest.of(new byte[] {1}));
    }

    private static PolicyAddress address(PolicyKindName kind) {
        return new PolicyAddress(kind, Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP);
    }
}
