package io.threekey.server.notices.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** @param done what has just been done */
public record DutyView(List<OfFunction> functions, Optional<Refusal> refusal, Optional<Words> done, Entering entering) {

    /**
     * @param yours whether the reader may enter and hand over shifts here
     * @param people who can be on duty for it
     */
    public record OfFunction(
            String id,
            Words name,
            Words now,
            boolean yours,
            List<Person> people,
            List<Stretch> week,
            List<Shift> shifts) {}

    public record Person(String id, String name) {}

    public record Stretch(Instant from, Instant until, Words who, Words badge, Tone tone) {}

    /**
     * @param away whether and when whoever is on duty has said that they are away meanwhile
     * @param others to whom it can be handed over
     */
    public record Shift(
            String id, String who, Instant from, Instant until, Optional<Words> away, List<Person> others) {}

    /** Suggestions for a new shift, as the browser's date fields take them. */
    public record Entering(String from, String until) {}
}
