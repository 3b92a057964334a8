package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import io.threekey.server.governance.LedgerKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * @param signing the keys that sign every checkpoint now, the older one first
 * @param next made, and in no charter yet
 * @param waiting when another charter takes effect that is adopted already; until then none of this can be proposed
 */
public record LedgerKeysView(
        List<Key> signing, Optional<Key> next, Optional<Instant> waiting, Step step, List<Words> faults) {

    /**
     * @param id the part that people compare
     * @param vkey what a witness's operator copies
     */
    public record Key(String id, String vkey) {

        static Key of(String vkey) {
            return new Key(vkey.split("\\+")[1], vkey);
        }
    }

    /** What can be done next. */
    public enum Step {
        MAKE,
        PROPOSE_BOTH,
        PROPOSE_ONE,
        WAIT
    }

    static LedgerKeysView of(LedgerKeys.Standing standing, List<Words> faults) {
        return new LedgerKeysView(
                standing.signing().stream().map(Key::of).toList(),
                standing.next().map(Key::of),
                standing.waitingUntil(),
                step(standing),
                faults);
    }

    private static Step step(LedgerKeys.Standing standing) {
        if (standing.waitingUntil().isPresent()) {
            return Step.WAIT;
        }
        if (standing.signing().size() > 1) {
            return Step.PROPOSE_ONE;
        }
        return standing.next().isPresent() ? Step.PROPOSE_BOTH : Step.MAKE;
    }
}
