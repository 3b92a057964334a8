package io.threekey.server.signin.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Texts;
import io.threekey.server.signin.EndingForSomebody;
import io.threekey.server.signin.OwnSessions;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everywhere that the reader is in.
 *
 * @param fresh whether they showed a key just now, and may end what is open elsewhere
 * @param ended where somebody else ended all of them within the last weeks
 * @param ends which applications know of what ended within the last day
 * @param zone of the person's site
 * @param done text key of what has just been done
 */
public record SessionsView(
        List<OwnSessions.Open> open,
        boolean fresh,
        Optional<EndingForSomebody.Past> ended,
        List<EndRow> ends,
        ZoneId zone,
        Optional<String> done,
        Optional<Refusal> refusal) {

    public boolean isElsewhere() {
        return open.size() > 1;
    }

    /** The words, with times on the clocks of the site. */
    public Texts there(Texts texts) {
        return new Texts(texts.source(), texts.locale(), zone);
    }
}
