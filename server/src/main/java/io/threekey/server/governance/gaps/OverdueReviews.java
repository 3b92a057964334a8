package io.threekey.server.governance.gaps;

import io.threekey.charter.PolicyVersion;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy in force whose review was due; after a month it is urgent. */
final class OverdueReviews implements OwnershipRule {

    private static final Duration A_MONTH = Duration.ofDays(30);

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return ownership.inForce().stream()
                .flatMap(version -> due(version, ownership)
                        .filter(due -> !ownership.at().isBefore(due))
                        .map(due -> gap(version, due, ownership))
                        .stream());
    }

    private static Optional<Instant> due(PolicyVersion version, Ownership ownership) {
        return ownership
                .charter()
                .rightFor(version.address())
                .filter(right -> right.reviewDays() > 0)
                .map(right -> version.adoptedAt().plus(Duration.ofDays(right.reviewDays())));
    }

    private static Gap gap(PolicyVersion version, Instant due, Ownership ownership) {
        var address = version.address();
        return new Gap(
                "overdue-review",
                Ownership.code(address) + "." + version.version(),
                Words.of("governance.gap.overdue-review", CharterWords.subject(address), version.version(), due),
                ownership.leads(address),
                ownership.at().isBefore(due.plus(A_MONTH)) ? Severity.SOON : Severity.URGENT,
                Words.of("governance.gap.overdue-review.next"),
                address.replacesCharter() ? "/charter" : "/policies");
    }
}
