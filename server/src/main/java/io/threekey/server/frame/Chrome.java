package io.threekey.server.frame;

import io.threekey.server.access.Caller;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Permission;
import java.time.Instant;
import java.util.Comparator;
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
        List<Words> welcome,
        List<PageScript> scripts,
        Optional<Bell.Ring> bell,
        String homeUrl) {

    /** The text of this key in the reader's language. */
    public String t(String key, Object... arguments) {
        return texts.t(key, arguments);
    }

    public String t(Words words) {
        return texts.t(words);
    }

    /** Day and time on the hospital's clocks. */
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

    public String titleOf(StandingAlert alert) {
        return sentenceOf(alert, "title");
    }

    public String nextOf(StandingAlert alert) {
        return sentenceOf(alert, "next");
    }

    /** An alert that nobody gave words to must not take every page down with it. */
    private String sentenceOf(StandingAlert alert, String part) {
        var key = "alert." + alert.code() + "." + part;
        return texts.has(key)
                ? texts.t(key, alert.arguments().toArray())
                : texts.t("frame.alert.unworded." + part, alert.code());
    }

    /** Of the places whose path leads to this page, the nearest. */
    public boolean isHere(NavigationEntry entry) {
        return navigation.stream()
                .filter(this::leadsHere)
                .max(Comparator.comparingInt(place -> place.path().length()))
                .filter(entry::equals)
                .isPresent();
    }

    private boolean leadsHere(NavigationEntry place) {
        return path.equals(place.path()) || path.startsWith(place.path() + "/");
    }
}
