package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import java.time.Instant;
import java.util.Optional;

/** The limits that people were let in with, and the policy version that is said to give them. */
record ObeyedLimits(Where where, LimitsOfAVersion limits) implements Obeyed {

    static ObeyedLimits of(LetInEntry entry) {
        return new ObeyedLimits(
                Where.of(entry),
                new LimitsOfAVersion(
                        entry.idleMinutes(),
                        entry.overallMinutes(),
                        new NamedVersion(entry.policy(), entry.policyVersion(), entry.policyDocument())));
    }

    @Override
    public Optional<String> faultAt(Instant at, History history) {
        return obeyed().faultAt(at, history)
                .or(() -> limits.version()
                        .adopted(history)
                        .flatMap(adopted -> limits.givenInstead(adopted, where.careSetting()))
                        .map(given -> "Somebody was let in for " + limits.minutes() + ", but "
                                + limits.version().inWords() + " gives " + given + "."));
    }

    @Override
    public boolean wasSetAsideBetween(Instant first, Instant last, History history) {
        return obeyed().wasSetAsideBetween(first, last, history);
    }

    @Override
    public PolicyAddress place() {
        return obeyed().place();
    }

    private ObeyedVersion obeyed() {
        return new ObeyedVersion(SessionLimitsRow.KIND, where, limits.version());
    }
}
