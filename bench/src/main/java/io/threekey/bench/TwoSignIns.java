package io.threekey.bench;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.signin.DecidedAssurance;
import io.threekey.server.signin.DecidedLimits;
import io.threekey.server.signin.ObeyedPolicy;
import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.signin.Ruling;
import io.threekey.server.signin.RulingFunction;
import io.threekey.server.signin.SessionLimit;
import io.threekey.server.signin.SessionLimits;
import io.threekey.server.signin.SignInFacts;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A nurse with a key that is enough, and one with a phone where synced keys are not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TwoSignIns {

    private static final KeyTraits CARRIED = new KeyTraits(true, true);
    private static final KeyTraits SYNCED = new KeyTraits(true, false);

    private PoliciesObeyed policies = new PoliciesObeyed(
            Optional.of(new DecidedLimits(
                    new ObeyedPolicy(PolicyAddress.forAll(SessionLimitsRow.KIND), 1, Digest.of(new byte[] {1})),
                    new SessionLimits(Arrays.stream(CareSetting.values())
                            .collect(Collectors.toMap(Function.identity(), setting -> new SessionLimit(10, 480)))))),
            Optional.of(new DecidedAssurance(
                    new ObeyedPolicy(PolicyAddress.forAll(AssuranceRequired.KIND), 1, Digest.of(new byte[] {2})),
                    new AssuranceRequired(3, 0))));

    private SignInFacts enough = facts(CARRIED, Set.of());
    private SignInFacts anotherOneWouldDo = facts(SYNCED, Set.of(CARRIED));

    @Benchmark
    public Ruling letIn() {
        return RulingFunction.rule(policies, enough);
    }

    @Benchmark
    public Ruling stepUp() {
        return RulingFunction.rule(policies, anotherOneWouldDo);
    }

    private static SignInFacts facts(KeyTraits key, Set<KeyTraits> others) {
        return new SignInFacts(
                Optional.of(new SignInFacts.Workplace(
                        UseCase.SHARED_WORKSTATION, CareSetting.WARD, io.threekey.charter.Scope.site("north"))),
                new SignInFacts.ShownKey(key, false),
                others,
                RecentHistory.UNEVENTFUL);
    }
}
