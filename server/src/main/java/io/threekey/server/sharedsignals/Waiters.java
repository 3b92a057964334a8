package io.threekey.server.sharedsignals;

import io.threekey.server.sharedsignals.Fetching.Fetched;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Applications that wait for something to happen (RFC 8936, 2.2), so few at once that they are no burden: whoever finds no
 * room is answered at once and asks again. Nobody holds a connection to the database meanwhile.
 */
@Component
class Waiters {

    static final int OF_EACH = 2;
    static final int IN_ALL = 64;

    private final Map<String, Integer> byClient = new HashMap<>();
    private int all;

    Fetched wait(String client, Duration longest, Duration between, Supplier<Fetched> look) {
        var found = look.get();
        if (!found.sets().isEmpty() || !take(client)) {
            return found;
        }
        try {
            for (var looks = longest.dividedBy(between);
                    looks > 0 && found.sets().isEmpty();
                    looks--) {
                Thread.sleep(between);
                found = look.get();
            }
            return found;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return found;
        } finally {
            giveBack(client);
        }
    }

    private synchronized boolean take(String client) {
        if (all >= IN_ALL || byClient.getOrDefault(client, 0) >= OF_EACH) {
            return false;
        }
        byClient.merge(client, 1, Integer::sum);
        all++;
        return true;
    }

    private synchronized void giveBack(String client) {
        byClient.computeIfPresent(client, (name, taken) -> taken == 1 ? null : taken - 1);
        all--;
    }
}
