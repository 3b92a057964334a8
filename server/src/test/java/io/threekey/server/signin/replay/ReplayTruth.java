package io.threekey.server.signin.replay;

import io.threekey.charter.PersonId;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.governance.RuledOtherwise;
import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.signin.Ruling;
import io.threekey.server.signin.RulingFunction;
import io.threekey.server.signin.SignInFacts;
import io.threekey.server.signin.SignInFacts.ShownKey;
import io.threekey.server.signin.SignInFacts.Workplace;
import io.threekey.server.signin.SignInRefusal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One sign-in after the other, with nothing remembered between two of them. */
final class ReplayTruth {

    final List<RecordedSignIn> tried = new ArrayList<>();
    private final List<RecordedSignIn> otherwise = new ArrayList<>();
    private final PoliciesObeyed now;
    private final PoliciesObeyed then;
    private final Verdict.Counting counting;
    int unknown;

    ReplayTruth(
            List<RecordedSignIn> recorded,
            PoliciesObeyed now,
            PoliciesObeyed then,
            NavigableMap<Instant, PoliciesObeyed> past,
            Verdict.Counting counting) {
        this.now = now;
        this.then = then;
        this.counting = counting;
        for (var one : recorded) {
            if (one.at().isBefore(SomePast.PERIOD.from()) || !one.at().isBefore(SomePast.PERIOD.until())) {
                continue;
            }
            var described =
                    one.situation().site().isPresent() && one.situation().key().isPresent();
            if (described && !comesOut(one, past)) {
                otherwise.add(one);
            }
            if (described && !one.person().equals(SomePast.person(SomePast.PEOPLE))) {
                tried.add(one);
            } else {
                unknown++;
            }
        }
    }

    private static boolean comesOut(RecordedSignIn one, NavigableMap<Instant, PoliciesObeyed> past) {
        return List.of(one.at(), one.at().minus(LetInEntry.HEARD_WITHIN)).stream()
                .map(at -> Optional.ofNullable(past.floorEntry(at))
                        .map(Map.Entry::getValue)
                        .orElse(PoliciesObeyed.NOTHING))
                .anyMatch(policies -> isAsRecorded(one, policies));
    }

    private static boolean isAsRecorded(RecordedSignIn one, PoliciesObeyed policies) {
        var situation = one.situation();
        var askedByRisk = situation.became() instanceof Situation.Became.KeptOut(var reason, var by)
                && reason == SignInRefusal.ANOTHER_KEY
                && by.equals(RiskThresholds.KIND);
        var key = situation.key().orElseThrow();
        var others = askedByRisk ? Set.of(new KeyTraits(true, true, key.vouched(), key.model())) : Set.<KeyTraits>of();
        var ruling = RulingFunction.rule(
                policies, facts(one, others, situation.recently().orElse(RecentHistory.UNEVENTFUL)));
        return switch (situation.became()) {
            case Situation.Became.LetIn(var limit) ->
                ruling instanceof Ruling.LetIn in && in.limit().equals(limit);
            case Situation.Became.KeptOut(var reason, var by) ->
                switch (ruling) {
                    case Ruling.LetIn in -> false;
                    case Ruling.StepUp(var needed, var policy) ->
                        policy.address().kind().equals(by);
                    case Ruling.Refused(var why, var policy) ->
                        policy.filter(version -> version.address().kind().equals(by))
                                .isPresent();
                };
        };
    }

    private static SignInFacts facts(RecordedSignIn one, Set<KeyTraits> others, RecentHistory recently) {
        var situation = one.situation();
        return new SignInFacts(
                Optional.of(new Workplace(
                        situation.useCase(),
                        situation.setting(),
                        situation.site().orElseThrow())),
                new ShownKey(situation.key().orElseThrow(), false),
                others,
                recently);
    }

    private SignInFacts factsOfTried(RecordedSignIn one) {
        var others = tried.stream()
                .filter(same -> same.person().equals(one.person()))
                .map(same -> same.situation().key().orElseThrow())
                .filter(key -> !key.equals(one.situation().key().orElseThrow()))
                .collect(Collectors.toSet());
        return facts(
                one,
                others,
                one.situation().recently().orElse(RecentHistory.UNEVENTFUL).counting(0));
    }

    private Ruling rule(PoliciesObeyed policies, RecordedSignIn one) {
        return RulingFunction.rule(policies, factsOfTried(one));
    }

    private boolean isHindered(RecordedSignIn one) {
        return rule(now, one) instanceof Ruling.LetIn && !(rule(then, one) instanceof Ruling.LetIn);
    }

    boolean hinderedIn(long entry) {
        return tried.stream().filter(one -> one.index().orElse(-1) == entry).allMatch(this::isHindered);
    }

    RuledOtherwise ruledOtherwise() {
        return new RuledOtherwise(
                otherwise.size(),
                otherwise.stream().flatMap(one -> one.index().stream().boxed()).min(Long::compare));
    }

    Set<PersonId> people() {
        return tried.stream().map(RecordedSignIn::person).collect(Collectors.toSet());
    }

    int shown(Set<PersonId> people) {
        return people.size() < SomePast.LEAST ? 0 : people.size();
    }

    Set<PersonId> hindered() {
        return tried.stream()
                .filter(this::isHindered)
                .map(RecordedSignIn::person)
                .collect(Collectors.toSet());
    }

    Map<String, List<Long>> measures() {
        var sums = new HashMap<String, List<Long>>();
        for (var one : tried) {
            for (var figure : counting.figures(factsOfTried(one), rule(now, one), rule(then, one))) {
                sums.merge(figure.name(), List.of(figure.before(), figure.after()), ReplayTruth::plus);
            }
            var again = List.of(asks(now, one), asks(then, one));
            if (again.get(0) + again.get(1) > 0) {
                if (SomePast.ward(one.person()).equals(SomePast.WARDS.get(1))) {
                    sums.merge(
                            "signin.again-millis",
                            List.of(again.get(0) * 4200, again.get(1) * 4200),
                            ReplayTruth::plus);
                } else {
                    sums.merge("signin.again-unmeasured", again, ReplayTruth::plus);
                }
            }
        }
        return sums;
    }

    private long asks(PoliciesObeyed policies, RecordedSignIn one) {
        return rule(policies, one) instanceof Ruling.StepUp ? 1 : 0;
    }

    private static List<Long> plus(List<Long> one, List<Long> other) {
        return List.of(one.get(0) + other.get(0), one.get(1) + other.get(1));
    }

    private record Shift(String ward, LocalDateTime start, Instant at) {}

    int mostHinderedPercent() {
        var there = new HashMap<Shift, Set<PersonId>>();
        var hindered = new HashMap<Shift, Set<PersonId>>();
        for (var one : tried) {
            var shift = shift(one);
            there.computeIfAbsent(shift, none -> new HashSet<>()).add(one.person());
            if (isHindered(one)) {
                hindered.computeIfAbsent(shift, none -> new HashSet<>()).add(one.person());
            }
        }
        var most = 0;
        var small = new HashMap<Instant, List<Integer>>();
        for (var shift : there.keySet()) {
            var all = there.getOrDefault(shift, Set.of()).size();
            var hit = hindered.getOrDefault(shift, Set.of()).size();
            if (all >= SomePast.LEAST) {
                most = Math.max(most, Math.ceilDiv(100 * hit, all));
            } else {
                small.merge(
                        shift.at(),
                        List.of(all, hit),
                        (one, other) -> List.of(one.get(0) + other.get(0), one.get(1) + other.get(1)));
            }
        }
        return Math.max(
                most,
                small.values().stream()
                        .filter(count -> count.get(0) >= SomePast.LEAST)
                        .mapToInt(count -> Math.ceilDiv(100 * count.get(1), count.get(0)))
                        .max()
                        .orElse(0));
    }

    private static Shift shift(RecordedSignIn one) {
        var ward = SomePast.ward(one.person());
        var there = one.at().atZone(ward.zone()).toLocalDateTime();
        var start = List.of(22, 14, 6).stream()
                .map(hour -> there.toLocalDate().atTime(LocalTime.of(hour, 0)))
                .filter(begin -> !begin.isAfter(there))
                .findFirst()
                .orElseGet(() -> there.toLocalDate().minusDays(1).atTime(22, 0));
        return new Shift(ward.ward(), start, start.atZone(ward.zone()).toInstant());
    }
}
