package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.ActStatement;
import io.threekey.charter.CareSetting;
import io.threekey.charter.Charter;
import io.threekey.charter.Clocks;
import io.threekey.charter.Containment;
import io.threekey.charter.Continuity;
import io.threekey.charter.DecisionKind;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Direction;
import io.threekey.charter.FoundingPolicy;
import io.threekey.charter.Function;
import io.threekey.charter.InstallationId;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.ObjectionEffect;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyKindRule;
import io.threekey.charter.Quorum;
import io.threekey.charter.Rank;
import io.threekey.charter.Scope;
import io.threekey.charter.SealingRules;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import io.threekey.charter.SignedAct;
import io.threekey.charter.UseCase;
import io.threekey.charter.WorkingCalendar;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.tlog.NoteSigner;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A sponsor and three owners with their keys, the charter they founded, and the key of their ledger. */
final class AHospital {

    static final String LOG = "st-anna.example/ledger";
    static final PolicyAddress SESSION_LIMITS =
            new PolicyAddress(SessionLimitsRow.KIND, Optional.of(UseCase.SHARED_WORKSTATION), Scope.GROUP);

    static final PolicyAddress ASSURANCE = PolicyAddress.forAll(new PolicyKindName("assurance"));

    static final int OVERALL_MINUTES = 480;

    private static final Instant FOUNDED = Instant.parse("2026-11-22T07:00:00Z");

    private final Map<Function, DecisionKeysOfAPerson> keys = new EnumMap<>(Function.class);
    private final Optional<NoteSigner> logKey;
    private final Charter charter;

    AHospital(String seed) {
        this(seed, logKey(seed), FOUNDED);
    }

    private AHospital(String seed, NoteSigner logKey, Instant since) {
        this(seed, Optional.of(logKey), new LogIdentity(LOG, logKey.verifier().vkey()), since);
    }

    /** One whose ledger is kept by somebody else, who has its key. */
    AHospital(String seed, LogIdentity log, Instant since) {
        this(seed, Optional.empty(), log, since);
    }

    private AHospital(String seed, Optional<NoteSigner> logKey, LogIdentity log, Instant since) {
        for (Function function : Function.values()) {
            keys.put(function, new DecisionKeysOfAPerson(seed + function));
        }
        this.logKey = logKey;
        charter = new Charter(
                new InstallationId("st-anna"),
                1,
                new SealingRules(
                        DecisionKeysOfAPerson.RELYING_PARTY,
                        List.of(DecisionKeysOfAPerson.ORIGIN),
                        List.of(KeyAlgorithm.ES256),
                        List.of(SealingRules.ANY_MODEL)),
                log,
                new WorkingCalendar(ZoneOffset.UTC, EnumSet.allOf(DayOfWeek.class), 540, List.of()),
                Stream.of(Function.values())
                        .map(function -> seat(function, since))
                        .toList(),
                Map.of(
                        SESSION_LIMITS.kind(),
                        new PolicyKindRule(
                                new DecisionKind("session-timing"),
                                Map.of("idleMinutes", Direction.LESS, "overallMinutes", Direction.LESS),
                                false,
                                0),
                        ASSURANCE.kind(),
                        new PolicyKindRule(
                                new DecisionKind("session-timing"), Map.of("level", Direction.MORE), true, 0),
                        AssuranceRequired.KIND,
                        new PolicyKindRule(
                                new DecisionKind("session-timing"),
                                Map.of("leastAssurance", Direction.MORE, "syncedKeys", Direction.LESS),
                                true,
                                0),
                        AuthenticatorStandard.KIND,
                        new PolicyKindRule(
                                new DecisionKind("session-timing"),
                                Map.of("vouched", Direction.MORE, "syncedKeys", Direction.LESS),
                                true,
                                0),
                        RiskThresholds.KIND,
                        kind("session-timing"),
                        LedgerWitnessing.ADDRESS.kind(),
                        kind("session-timing"),
                        RecordErasure.ADDRESS.kind(),
                        kind("record-erasure"),
                        PolicyAddress.CHARTER.kind(),
                        kind("charter-change"),
                        PolicyAddress.SEAT_SUCCESSION.kind(),
                        kind("succession")),
                List.of(
                        right(
                                "session-timing",
                                1,
                                new Quorum.AllOf(each(Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY))),
                        new DecisionRight(
                                new DecisionKind("record-erasure"),
                                Optional.empty(),
                                Scope.GROUP,
                                new Quorum.AllOf(each(Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY)),
                                ObjectionEffect.BLOCKS,
                                List.of(),
                                new Clocks(14, 72, 60, 0, 0, 0),
                                "it cannot be undone"),
                        right("charter-change", 0, new Quorum.AllOf(each(Function.values()))),
                        right("succession", 0, new Quorum.AtLeast(3, each(Function.values())))),
                List.of(new Containment(
                        SESSION_LIMITS.kind(),
                        List.of(),
                        List.of(Function.IAM, Function.SECURITY),
                        72,
                        20,
                        Map.of("idleMinutes", 4L))),
                List.of(new Continuity(SESSION_LIMITS.kind(), List.of(Function.CLINICAL_OPERATIONS), 12)),
                List.of(new FoundingPolicy(SESSION_LIMITS, limits(10)), new FoundingPolicy(ASSURANCE, level(2))));
    }

    static JsonObject limits(int idleMinutes) {
        return SessionLimitsRow.document(
                List.of(new SessionLimitsRow(CareSetting.WARD.code(), idleMinutes, OVERALL_MINUTES)));
    }

    static JsonObject level(int level) {
        return Json.object().put("level", level).build();
    }

    Charter charter() {
        return charter;
    }

    NoteSigner logKey() {
        return logKey.orElseThrow();
    }

    SignedAct sign(Function function, ActStatement statement) {
        return keysOf(function).sign(statement.bytes());
    }

    DecisionKeysOfAPerson keysOf(Function function) {
        return Optional.ofNullable(keys.get(function)).orElseThrow();
    }

    private Seat seat(Function function, Instant since) {
        return new Seat(
                new SeatId(function.code()),
                function,
                Rank.OWNER,
                Optional.empty(),
                new PersonId("holder-of-" + function.code()),
                "The holder of " + function.code(),
                since,
                since.plus(Duration.ofDays(730)),
                keysOf(function).keys());
    }

    private static PolicyKindRule kind(String decision) {
        return PolicyKindRule.of(new DecisionKind(decision));
    }

    private static DecisionRight right(String decision, int wayOutWorkingDays, Quorum quorum) {
        return new DecisionRight(
                new DecisionKind(decision),
                Optional.empty(),
                Scope.GROUP,
                quorum,
                ObjectionEffect.BLOCKS,
                List.of(),
                new Clocks(14, 72, 0, wayOutWorkingDays, 0, 0),
                "it touches all of them");
    }

    private static List<Quorum> each(Function... functions) {
        return Stream.of(functions)
                .<Quorum>map(function -> new Quorum.From(function, 1))
                .toList();
    }

    private static NoteSigner logKey(String seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed.getBytes(UTF_8));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, random);
            return NoteSigner.of(LOG, generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
