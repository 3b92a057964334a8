package io.threekey.server.authenticators.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * @param doubt where taking a key back shuts its owner out, who has to say so once more
 * @param accepted after a removal, for the browser's own list of keys
 * @param done what has just been done
 * @param zone of the person's site
 * @param shouldHave how many keys are decided to be right for them; fewer keep nobody out
 * @param decisionKeys labels of the keys that the charter lists for the person's seat, if they hold one
 * @param adding empty where the person has to prove first that they are there
 */
public record KeysView(
        List<Key> keys,
        Optional<Refusal> refusal,
        Optional<Doubt> doubt,
        Optional<KeysDone> done,
        Optional<Accepted> accepted,
        Optional<Adding> adding,
        ZoneId zone,
        long shouldHave,
        List<String> decisionKeys) {

    /** @param copied whether it may live on several devices of its owner */
    public record Key(String id, String label, Instant registeredAt, Optional<Instant> lastUsedAt, boolean copied) {}

    public record Doubt(String id, String label, String reason) {}

    /** @param credentials ids of those that are left, with blanks between them */
    public record Accepted(String party, String user, String credentials) {}

    /** @param options what the browser asks of the new key */
    public record Adding(String options, String sealed) {}

    /** The words, with times on the clocks of the site. */
    public Texts there(Texts texts) {
        return new Texts(texts.source(), texts.locale(), zone);
    }

    public boolean tooFew() {
        return keys.size() < shouldHave && !onlyOne();
    }

    public boolean onlyOne() {
        return keys.size() == 1;
    }
}
