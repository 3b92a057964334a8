package io.threekey.server.governance.gaps;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.Enactment;
import io.threekey.charter.Function;
import io.threekey.charter.InstallationId;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Rank;
import io.threekey.charter.Scope;
import io.threekey.charter.SealingRules;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import io.threekey.charter.UseCase;
import io.threekey.charter.Validity;
import io.threekey.charter.Way;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.Absence;
import io.threekey.server.governance.AbsenceId;
import io.threekey.server.governance.Absentees;
import io.threekey.server.governance.DaysAway;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.template.CharterTemplate;
import io.threekey.server.measures.Gap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A steering group with the charter that ships, founded on 1 June 2026, and whatever a test makes of it. */
final class ASteeringGroup {

    static final Instant FOUNDED = Instant.parse("2026-06-01T08:00:00Z");
    static final Instant TWO_YEARS_ON =
            FOUNDED.atOffset(ZoneOffset.UTC).plus(Period.ofYears(2)).toInstant();
    static final PolicyAddress ON_THE_WARDS = limits(UseCase.SHARED_WORKSTATION, Scope.GROUP);

    List<String> models = List.of("00000000-0000-0000-0000-000000000000");
    final Map<SeatId, Seat> seats = new HashMap<>();
    final List<PolicyVersion> inForce = new ArrayList<>();
    final List<PolicyVersion> everAdopted = new ArrayList<>();
    final List<PolicyAddress> obeyed = new ArrayList<>();
    final List<ProposalCase> open = new ArrayList<>();
    final List<Absence> away = new ArrayList<>();
    final Map<String, Instant> lastUses = new HashMap<>();

    ASteeringGroup() {
        seat("sponsor", Function.SPONSOR, "Ngozi Okafor");
        deputy("sponsor-deputy", Function.SPONSOR, "sponsor", "Sam Field");
        seat("iam", Function.IAM, "Ines Almeida");
        deputy("iam-deputy", Function.IAM, "iam", "Theo Brandt");
        seat("clinical-operations", Function.CLINICAL_OPERATIONS, "Clara Bauer");
        deputy("clinical-operations-deputy", Function.CLINICAL_OPERATIONS, "clinical-operations", "Ola Nordin");
        seat("security", Function.SECURITY, "Yusuf Demir");
        deputy("security-deputy", Function.SECURITY, "security", "Ana Costa");
        seat("staff", Function.STAFF_REPRESENTATION, "Rosa Lind");
        deputy("staff-deputy", Function.STAFF_REPRESENTATION, "staff", "Jon Berg");
        seats.values().forEach(this::hasSignedWithEveryKey);
    }

    static PolicyAddress limits(UseCase useCase, Scope scope) {
        return new PolicyAddress(new PolicyKindName("session-limits"), Optional.of(useCase), scope);
    }

    private void seat(String id, Function function, String name) {
        put(new Seat(
                new SeatId(id),
                function,
                Rank.OWNER,
                Optional.empty(),
                new PersonId("person-" + id),
                name,
                FOUNDED,
                TWO_YEARS_ON,
                List.of(key(id, "First"), key(id, "Second"))));
    }

    private void deputy(String id, Function function, String principal, String name) {
        put(new Seat(
                new SeatId(id),
                function,
                Rank.DEPUTY,
                Optional.of(new SeatId(principal)),
                new PersonId("person-" + id),
                name,
                FOUNDED,
                TWO_YEARS_ON,
                List.of(key(id, "First"), key(id, "Second"))));
    }

    private static DecisionKey key(String seat, String label) {
        var id = Digest.of((seat + label).getBytes(StandardCharsets.UTF_8)).bytes();
        return new DecisionKey(id, id, KeyAlgorithm.ES256, "00000000-0000-0000-0000-000000000000", label);
    }

    void put(Seat seat) {
        seats.put(seat.id(), seat);
    }

    Seat seat(String id) {
        return Objects.requireNonNull(seats.get(new SeatId(id)), id);
    }

    void without(String id) {
        seats.remove(new SeatId(id));
    }

    void term(String id, Instant from, Instant until) {
        var seat = seat(id);
        put(new Seat(
                seat.id(),
                seat.function(),
                seat.rank(),
                seat.deputisesFor(),
                seat.holder(),
                seat.holderName(),
                from,
                until,
                seat.keys()));
    }

    void named(String id, String name) {
        var seat = seat(id);
        put(new Seat(
                seat.id(),
                seat.function(),
                seat.rank(),
                seat.deputisesFor(),
                seat.holder(),
                name,
                seat.from(),
                seat.until(),
                seat.keys()));
    }

    void away(String id, String first, String last) {
        away.add(new Absence(
                new AbsenceId("%024x".formatted(away.size())),
                1,
                seat(id).holder(),
                new DaysAway(LocalDate.parse(first), LocalDate.parse(last))));
    }

    private void hasSignedWithEveryKey(Seat seat) {
        seat.keys().forEach(key -> signed(key, FOUNDED.plus(Duration.ofDays(2))));
    }

    void signed(DecisionKey key, Instant at) {
        lastUses.put(Base64Url.encode(key.credentialId()), at);
    }

    void neverSigned(DecisionKey key) {
        lastUses.remove(Base64Url.encode(key.credentialId()));
    }

    /** The rules that ship for a hospital group, with these people in its seats. */
    Charter charter() {
        var sealing = new SealingRules(
                "seal.localhost", List.of("http://seal.localhost"), List.of(KeyAlgorithm.ES256), models);
        return CharterTemplate.named("group")
                .heldBy(
                        List.copyOf(seats.values()),
                        new InstallationId("threekey-1"),
                        sealing,
                        new LogIdentity("id.localhost/ledger", "a key"));
    }

    /** Session limits as the rule compares them. */
    static JsonObject idle(int minutes) {
        return Json.object().put("idleMinutes", minutes).build();
    }

    static PolicyVersion version(
            PolicyAddress address, JsonObject document, Instant at, Way way, Optional<Instant> until) {
        return new PolicyVersion(
                address,
                1,
                document,
                Digest.of(new byte[0]),
                Digest.of(new byte[0]),
                at,
                new Validity(at, at, at, until, Optional.empty()),
                List.of(),
                1,
                way,
                Optional.empty(),
                Optional.empty());
    }

    void isInForce(PolicyVersion version) {
        inForce.add(version);
        everAdopted.add(version);
    }

    Proposal proposal(PolicyAddress address, JsonObject document, String by, Instant at, Duration openFor) {
        return new Proposal(
                new ProposalId("p1"),
                charter().installation(),
                Digest.of(new byte[0]),
                1,
                address,
                0,
                Optional.empty(),
                document,
                "The wards asked for it.",
                seat(by).holder(),
                at,
                at.plus(openFor),
                Enactment.REGULAR);
    }

    List<Gap> gapsOf(OwnershipRule rule, Instant at) {
        return rule.gapsIn(new Ownership(
                        charter(),
                        List.copyOf(inForce),
                        List.copyOf(everAdopted),
                        List.copyOf(obeyed),
                        List.copyOf(open),
                        key -> Optional.ofNullable(lastUses.get(Base64Url.encode(key.credentialId()))),
                        new Absentees(List.copyOf(away), ZoneId.of("Europe/Vienna")),
                        at))
                .toList();
    }
}
