package io.threekey.server.notices.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** @param holdsSeat whether the reader may see what could not be delivered */
public record NoticesView(Words lead, List<Row> rows, Optional<Refusal> refusal, boolean holdsSeat) {

    /**
     * @param path of the page on which to go on
     * @param state who has it in hand, where that matters
     * @param answerable whether the reader can still say that they have it
     */
    public record Row(
            String id,
            Words subject,
            Words text,
            String path,
            Instant toldAt,
            Optional<Words> state,
            Words badge,
            Tone tone,
            boolean answerable) {}
}
