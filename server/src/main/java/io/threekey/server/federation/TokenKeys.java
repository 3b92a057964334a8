package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The keys that sign for applications, as people see them, and the one thing that people can do with them. */
@Component
public class TokenKeys {

    private final SigningKeys keys;

    TokenKeys(SigningKeys keys) {
        this.keys = keys;
    }

    public enum Turn {
        PAST,
        SIGNS,
        NEXT
    }

    /** @param since when it signs, signed until, or will sign from */
    public record Key(String id, Turn turn, Instant since) {}

    /** The one that signs first. */
    public List<Key> all() {
        var signing = keys.signing();
        var published = keys.published();
        return published.stream()
                .map(key -> new Key(
                        key.id(),
                        turn(key, signing),
                        key.number() < signing.number() ? signing.signsFrom() : key.signsFrom()))
                .sorted((one, other) -> order(one.turn()) - order(other.turn()))
                .toList();
    }

    private static Turn turn(SigningKey key, SigningKey signing) {
        return key.number() == signing.number() ? Turn.SIGNS : key.number() < signing.number() ? Turn.PAST : Turn.NEXT;
    }

    private static int order(Turn turn) {
        return switch (turn) {
            case SIGNS -> 0;
            case NEXT -> 1;
            case PAST -> 2;
        };
    }

    /** @return false where there is no such key any more */
    public boolean retire(String id, PersonId by) {
        return keys.retire(id, by);
    }
}
