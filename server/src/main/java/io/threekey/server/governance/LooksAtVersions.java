package io.threekey.server.governance;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * When people hindered by a new version are counted again. Each count reads everybody who came in since it took effect,
 * so the pauses grow with its age; what hinders a ward does so within minutes. A node that starts counts at once, and
 * every node does so just before the time that was signed is over.
 */
final class LooksAtVersions {

    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final int PARTS = 100;

    private final Map<Digest, Instant> last = new ConcurrentHashMap<>();

    boolean isDue(PolicyVersion version, Instant now) {
        var before = last.get(version.proposalDigest());
        return before == null
                || !now.isBefore(before.plus(pause(version, now)))
                || now.isBefore(before)
                || isEnding(version, now);
    }

    void looked(PolicyVersion version, Instant now) {
        last.put(version.proposalDigest(), now);
    }

    /** Forgets the others. */
    void keep(Collection<PolicyVersion> watched) {
        last.keySet()
                .retainAll(watched.stream().map(PolicyVersion::proposalDigest).collect(Collectors.toSet()));
    }

    private static Duration pause(PolicyVersion version, Instant now) {
        var share = Duration.between(version.effectiveAt(), now).dividedBy(PARTS);
        if (share.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return share.compareTo(MOST) > 0 ? MOST : share;
    }

    private static boolean isEnding(PolicyVersion version, Instant now) {
        return version.confirmedAt()
                .filter(end -> now.isAfter(end.minus(LEAST.multipliedBy(3))))
                .isPresent();
    }
}
