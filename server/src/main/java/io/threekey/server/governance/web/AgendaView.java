package io.threekey.server.governance.web;

import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.List;

/**
 * What is due at a meeting.
 *
 * @param day of the meeting as a form writes it
 * @param asOf when this was put together
 * @param open proposals that nobody stands against
 * @param contested proposals that somebody objects to
 * @param whole false where something could not be looked at
 */
public record AgendaView(
        String day,
        Instant meeting,
        Instant asOf,
        List<Decision> open,
        List<Decision> contested,
        List<Part> parts,
        boolean whole) {

    public record Decision(
            String url,
            Words subject,
            String reason,
            Words proposed,
            Words state,
            List<Waiting> waiting,
            List<Objection> objections,
            Words lapses,
            boolean lapsesBefore) {}

    /** One place that no signature fills, who could fill it, and since when it waits. */
    public record Waiting(Words function, Words people, Words state) {}

    public record Objection(Words by, String reason, Instant at) {}

    /** Gaps of one sort, and what is said where there are none. */
    public record Part(Words title, Words nothing, List<Item> items) {}

    public record Item(Words what, Words owner, Words next, String url, Words severity, Tone tone) {}
}
