package io.threekey.server.notices.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

public record DeliveriesView(Words lead, List<WayOut> ways, List<Row> rows, Optional<Refusal> refusal) {

    /** @param name such as "Mail" */
    public record WayOut(Words name, Words state) {}

    /**
     * @param how by which way, to whom, and as which attempt
     * @param problem why the last attempt failed
     * @param settleable whether somebody should still see to it
     */
    public record Row(
            String id,
            Words subject,
            Words how,
            Optional<Words> problem,
            Instant changedAt,
            Words badge,
            Tone tone,
            boolean settleable) {}
}
