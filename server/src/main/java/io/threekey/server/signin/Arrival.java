package io.threekey.server.signin;

import io.threekey.server.access.Caller;
import io.threekey.server.timing.BrowserStages;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a key was touched.
 *
 * @param browser what it says of itself; empty where no browser was involved
 * @param before who was in there, who goes on or makes room
 * @param whose key was asked for
 * @param address that it came from; empty where that is nobody's to say
 * @param took what the browser says it took
 */
public record Arrival(
        Optional<SeenBrowser> browser,
        Optional<Caller.SignedIn> before,
        Whose whose,
        Optional<InetAddress> address,
        BrowserStages took) {

    public static final Arrival UNSEEN = new Arrival(
            Optional.empty(), Optional.empty(), Whose.ANYBODYS, Optional.empty(), BrowserStages.NOT_MEASURED);

    /** Whose key is asked for where somebody is in already. */
    public enum Whose {
        /** Whoever touches theirs is in; the one before makes room. */
        ANYBODYS,
        /** That of the one who is in, who shows it once more. */
        THEIR_OWN
    }

    public Arrival after(BrowserStages stages) {
        return new Arrival(browser, before, whose, address, stages);
    }

    /** Whether the key of this person is not the one that was asked for. */
    boolean isNotFor(String person) {
        return whose == Whose.THEIR_OWN
                && before.filter(in -> !in.person().equals(person)).isPresent();
    }
}
