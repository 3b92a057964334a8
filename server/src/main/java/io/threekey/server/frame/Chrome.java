package io.threekey.server.frame;

import io.threekey.server.access.Caller;
import io.threekey.server.access.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything around a page's content; each template takes it as {@code @param Chrome chrome}. */
public record Chrome(
        Texts texts,
        Origin origin,
        String path,
        Optional<Caller.SignedIn> caller,
        List<NavigationEntry> navigation,
        List<StandingAlert> alerts,
        List<PageScript> scripts,
        String homeUrl) {

    /** The text of this key in the reader's language. */
    public String t(String key, Object... arguments) {
        return texts.t(key, arguments);
    }

    public String t(Words words) {
        return texts.t(words);
    }

    /** Day and time on the reader's clock. */
    public String time(Instant instant) {
        return texts.time(instant);
    }

    public boolean isHere(NavigationEntry entry) {
        return entry.path().equals("/") ? path.equals("/") : path.startsWith(entry.path());
    }
}
