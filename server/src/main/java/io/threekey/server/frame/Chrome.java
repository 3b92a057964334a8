package io.threekey.server.frame;

import io.threekey.server.access.Caller;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything around a page's content; each template takes it as {@code @param Chrome chrome}. */
public record Chrome(
        Texts texts,
        Assets assets,
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

    /** The address of one of our own files below {@code static}, such as {@code /governance/proposal.js}. */
    public String asset(String path) {
        return assets.own(path);
    }

    /** The address of a file of a front-end package. */
    public String packaged(String webJar, String file) {
        return assets.packaged(webJar, file);
    }

    /** Alerts speak to those who can act on them; everybody else reads that someone does. */
    public boolean explainsAlerts() {
        return origin == Origin.SEAL
                || caller.filter(person -> person.may(Permission.SEAT_HOLDER)).isPresent();
    }

    public boolean isHere(NavigationEntry entry) {
        return entry.path().equals("/") ? path.equals("/") : path.startsWith(entry.path());
    }
}
