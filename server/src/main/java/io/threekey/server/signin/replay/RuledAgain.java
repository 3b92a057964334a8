package io.threekey.server.signin.replay;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.signin.Ruling;
import io.threekey.server.signin.RulingFunction;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Rules on recorded sign-ins once more, by what the signatures say was in force then, and compares: what comes out
 * otherwise was either not ruled by that policy or not recorded as it was ruled. For one pass: it keeps what was in force,
 * and rules once on each situation for each time between two turns of what was in force there.
 */
final class RuledAgain {

    private static final List<PolicyKindName> KINDS =
            List.of(SessionLimitsRow.KIND, AssuranceRequired.KIND, AuthenticatorStandard.KIND, RiskThresholds.KIND);

    private final Function<Workplace, NavigableMap<Instant, PoliciesObeyed>> past;
    private final Map<Workplace, Times> times = new HashMap<>();

    /** @param past what was in force from when on, for where somebody works; before the first of them, nothing was */
    RuledAgain(Function<Workplace, NavigableMap<Instant, PoliciesObeyed>> past) {
        this.past = past;
    }

    static RuledAgain by(History history) {
        return new RuledAgain(work -> inForce(history, work));
    }

    private static NavigableMap<Instant, PoliciesObeyed> inForce(History history, Workplace work) {
        var addresses = KINDS.stream()
                .map(kind -> new PolicyAddress(kind, Optional.of(work.useCase()), work.site()))
                .toList();
        var inForce = new TreeMap<Instant, PoliciesObeyed>();
        addresses.stream()
                .flatMap(address -> history.turnsAt(address).stream())
                .forEach(turn -> inForce.computeIfAbsent(turn, at -> obeyedAt(at, addresses, history)));
        return inForce;
    }

    private static PoliciesObeyed obeyedAt(Instant at, List<PolicyAddress> addresses, History history) {
        var obeyed = PoliciesObeyed.NOTHING;
        for (var address : addresses) {
            var version = history.obeyedAt(address, at);
            obeyed = version.isPresent() ? obeyed.with(version.get()) : obeyed;
        }
        return obeyed;
    }

    /** For all sign-ins of one situation. */
    AsRecorded of(Situation situation) {
        return situation
                .workplace()
                .<AsRecorded>map(work -> new Again(situation, times.computeIfAbsent(work, this::times)))
                .orElse(at -> true);
    }

    /** Whether sign-ins of one situation come out as they are recorded. */
    interface AsRecorded {

        /**
         * True also where neither the site nor the key was recorded, of which nobody can tell.
         *
         * @param at in milliseconds
         */
        boolean comesOut(long at);
    }

    private Times times(Workplace work) {
        var turns = new TreeMap<Long, PoliciesObeyed>();
        past.apply(work).forEach((turn, policies) -> turns.put(firstMillisecond(turn), policies));
        return new Times(turns.keySet().stream().mapToLong(Long::longValue).toArray(), List.copyOf(turns.values()));
    }

    /** Sign-ins are recorded to the millisecond, turns may lie between two. */
    private static long firstMillisecond(Instant turn) {
        var before = turn.toEpochMilli();
        return Instant.ofEpochMilli(before).equals(turn) ? before : before + 1;
    }

    /** What was in force where somebody works: the first policies from the first turn on, and so forth. */
    private record Times(long[] turns, List<PoliciesObeyed> policies) {

        /** Zero before the first turn. */
        int at(long millis) {
            var found = Arrays.binarySearch(turns, millis);
            return found < 0 ? -found - 1 : found + 1;
        }

        PoliciesObeyed during(int time) {
            return time == 0 ? PoliciesObeyed.NOTHING : policies.get(time - 1);
        }
    }

    private static final class Again implements AsRecorded {

        private static final byte UNKNOWN = 0;
        private static final byte AS_RECORDED = 1;
        private static final byte OTHERWISE = 2;

        private final Situation situation;
        private final Times times;
        private final byte[] known;

        Again(Situation situation, Times times) {
            this.situation = situation;
            this.times = times;
            this.known = new byte[times.turns().length + 1];
        }

        @Override
        public boolean comesOut(long at) {
            return comesOutDuring(times.at(at)) || comesOutDuring(times.at(at - LetInEntry.HEARD_WITHIN.toMillis()));
        }

        private boolean comesOutDuring(int time) {
            if (known[time] == UNKNOWN) {
                known[time] = comesOut(times.during(time)) ? AS_RECORDED : OTHERWISE;
            }
            return known[time] == AS_RECORDED;
        }

        private boolean comesOut(PoliciesObeyed policies) {
            var ruling = RulingFunction.rule(policies, situation.facts().orElseThrow());
            return switch (situation.became()) {
                case Situation.Became.LetIn(var limit) ->
                    ruling instanceof Ruling.LetIn in && in.limit().equals(limit);
                case Situation.Became.KeptOut(var reason, var by) ->
                    CountedOfRulings.kindThatDidNotLetIn(ruling).equals(Optional.of(by));
            };
        }
    }
}
