package io.threekey.server.federation;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.threekey.charter.PersonId;
import io.threekey.server.signin.Assurance;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an application asks of the answer itself ({@code claims}, OpenID Connect Core 5.5), as far as that decides whether
 * there is one: at which level somebody must have come in (5.5.1.1), and who it must be (5.5.1). Everything else that can
 * stand there is a wish for what is told anyway, or is not told, which is no error.
 *
 * @param levels of which one is essential; empty where none is
 * @param subject who alone may be told
 */
record RequestedClaims(Optional<List<String>> levels, Optional<PersonId> subject) {

    private static final int LONGEST = 3_000;
    private static final int LONGEST_SUBJECT = 200;
    private static final RequestedClaims NONE = new RequestedClaims(Optional.empty(), Optional.empty());

    /** Nothing where nothing was asked; empty where it is no such thing. */
    static Optional<RequestedClaims> read(Parameters asked) {
        if (!asked.has("claims")) {
            return Optional.of(NONE);
        }
        return asked.one("claims").filter(text -> text.length() <= LONGEST).flatMap(RequestedClaims::parsed);
    }

    /** Two persons at once are nobody. */
    boolean contradicts(Optional<PersonId> hinted) {
        return subject.isPresent() && hinted.isPresent() && !subject.equals(hinted);
    }

    /** Whether a level is essential that nobody here can ever reach; a wish for it would only go unheard. */
    boolean isBeyondUs() {
        return reachable().filter(List::isEmpty).isPresent();
    }

    /** Those of the levels that somebody here can reach. */
    Optional<List<String>> reachable() {
        return levels.map(names ->
                names.stream().filter(name -> Assurance.ofAcr(name).isPresent()).toList());
    }

    private static Optional<RequestedClaims> parsed(String text) {
        try {
            var claims = object(text);
            var identity = inside(claims, "id_token");
            inside(claims, "userinfo");
            return Optional.of(new RequestedClaims(levels(inside(identity, "acr")), subject(inside(identity, "sub"))));
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The parser takes a list, or null, for an object that says nothing. */
    private static Map<String, Object> object(String text) throws ParseException {
        if (!text.strip().startsWith("{")) {
            throw new IllegalArgumentException("no object");
        }
        return JSONObjectUtils.parse(text);
    }

    /** A wish that says nothing more is written as null. */
    private static Map<?, ?> inside(Map<?, ?> whole, String name) {
        return switch (whole.get(name)) {
            case null -> Map.of();
            case Map<?, ?> object -> object;
            default -> throw new IllegalArgumentException(name + " is no object");
        };
    }

    private static Optional<List<String>> levels(Map<?, ?> level) {
        var values = Optional.ofNullable(level.get("values"))
                .map(RequestedClaims::texts)
                .or(() -> Optional.ofNullable(level.get("value")).map(value -> List.of(text(value))));
        return switch (level.get("essential")) {
            case null -> Optional.empty();
            case Boolean essential -> essential ? values : Optional.empty();
            default -> throw new IllegalArgumentException("essential is yes or no");
        };
    }

    private static Optional<PersonId> subject(Map<?, ?> subject) {
        return Optional.ofNullable(subject.get("value"))
                .map(RequestedClaims::text)
                .map(PersonId::new);
    }

    private static List<String> texts(Object value) {
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > Levels.MOST_NAMED) {
            throw new IllegalArgumentException("values are a list of 1 to " + Levels.MOST_NAMED);
        }
        return list.stream().map(RequestedClaims::text).toList();
    }

    private static String text(Object value) {
        if (!(value instanceof String text) || text.isEmpty() || text.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("not a text");
        }
        return text;
    }
}
