package io.threekey.server.signin.web;

import io.threekey.server.frame.Texts;
import io.threekey.server.people.RecordLooks;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * @param until when the session ends at the latest
 * @param zone of the person's site, whose clocks hang on its walls
 */
public record MeView(
        String name,
        String title,
        String place,
        Instant startedAt,
        Instant until,
        int idleMinutes,
        ZoneId zone,
        String useCase,
        Optional<Decision> decision,
        List<Past> past,
        List<RecordLooks.Look> looks) {

    /** @param path of the page on which the decision can be read */
    public record Decision(int version, Instant adoptedAt, List<String> signers, String path) {}

    /** @param refusal key of its texts, empty where the person was let in */
    public record Past(Instant at, String key, Optional<String> refusal) {}

    /** The words, with times on the clocks of the site. */
    public Texts there(Texts texts) {
        return new Texts(texts.source(), texts.locale(), zone);
    }
}
