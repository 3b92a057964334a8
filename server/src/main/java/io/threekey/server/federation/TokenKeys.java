package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.server.applications.TokenAlgorithm;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

    /**
     * @param signs by what
     * @param since when it signs, signed until, or will sign from
     */
    public record Key(String id, TokenAlgorithm signs, Turn turn, Instant since) {}

    /** Those that sign first. */
    public List<Key> all() {
        keys.signing(TokenAlgorithm.ES256);
        return Arrays.stream(TokenAlgorithm.values())
                .flatMap(algorithm -> keys.signsNow(algorithm).stream())
                .flatMap(this::beside)
                .sorted(Comparator.comparingInt((Key key) -> order(key.turn())))
                .toList();
    }

    private Stream<Key> beside(SigningKey signing) {
        return keys.published().stream()
                .filter(key -> key.algorithm() == signing.algorithm())
                .map(key -> new Key(
                        key.id(),
                        key.algorithm(),
                        turn(key, signing),
                        key.number() < signing.number() ? signing.signsFrom() : key.signsFrom()));
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
