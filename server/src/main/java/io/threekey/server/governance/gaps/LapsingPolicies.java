package io.threekey.server.governance.gaps;

import io.threekey.charter.PolicyVersion;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** A policy in force that lapses by itself within two weeks; within three days it is urgent. */
final class LapsingPolicies implements OwnershipRule {

    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration URGENT = Duration.ofDays(3);

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return ownership.inForce().stream()
                .flatMap(version -> version
                        .until()
                        .filter(until -> !ownership.at().isBefore(until.minus(SOON)))
                        .map(until -> gap(version, until, ownership))
                        .stream());
    }

    private static Gap gap(PolicyVersion version, Instant until, Ownership ownership) {
        return new Gap(
                "lapsing-policy",
                Ownership.code(version.address()) + "." + version.version(),
                Words.of(
                        "governance.gap.lapsing-policy",
                        CharterWords.subject(version.address()),
                        version.version(),
                        until),
                ownership.leads(version.address()),
                ownership.at().isBefore(until.minus(URGENT)) ? Severity.SOON : Severity.URGENT,
                Words.of("governance.gap.lapsing-policy.next"),
                "/policies");
    }
}
