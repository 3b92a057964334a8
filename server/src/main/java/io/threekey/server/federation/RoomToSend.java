package io.threekey.server.federation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How much of one matter is on its way at once: so much in all that a node can bear it, and so little to each that one leaves room. One
 * to each there is always room for, so that however many hang, nobody else is held up. Whatever finds none comes back the
 * later the more of the same application's found none, and not all of it at once.
 */
class RoomToSend {

    static final int TO_EACH = 16;

    /** But for the first to each. */
    static final int IN_ALL = 256;

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int MOST_TURNED_AWAY = (int) LONGEST.dividedBy(SHORTEST) * TO_EACH;

    private final RandomGenerator random;
    private final Map<String, Integer> byClient = new HashMap<>();
    private final Map<String, Integer> turnedAway = new HashMap<>();
    private int all;

    RoomToSend(RandomGenerator random) {
        this.random = random;
    }

    synchronized boolean take(String client) {
        var taken = byClient.getOrDefault(client, 0);
        if (taken > 0 && (taken >= TO_EACH || all >= IN_ALL)) {
            turnedAway.merge(client, 1, (one, more) -> Math.min(one + more, MOST_TURNED_AWAY));
            return false;
        }
        byClient.put(client, taken + 1);
        all++;
        turnedAway.computeIfPresent(client, (name, waiting) -> waiting == 1 ? null : waiting - 1);
        return true;
    }

    synchronized void giveBack(String client) {
        byClient.computeIfPresent(client, (name, taken) -> taken == 1 ? null : taken - 1);
        all--;
        if (!byClient.containsKey(client)) {
            turnedAway.computeIfPresent(client, (name, waiting) -> waiting == 1 ? null : waiting / 2);
        }
    }

    /** For what found no room: as if those before it took a second for each roomful, and by chance up to half of it less. */
    synchronized Duration pause(String client) {
        var roomfuls = 1 + turnedAway.getOrDefault(client, 0) / TO_EACH;
        var longest = SHORTEST.multipliedBy(roomfuls);
        var most = longest.compareTo(LONGEST) < 0 ? longest : LONGEST;
        var half = most.dividedBy(2);
        var pause = half.plusMillis(random.nextLong(half.toMillis() + 1));
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
    }
}
