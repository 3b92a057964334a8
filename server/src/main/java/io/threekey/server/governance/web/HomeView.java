package io.threekey.server.governance.web;

import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/** @param gaps how many there are, for those who can mend them */
public record HomeView(Words lead, boolean holdsSeat, Optional<Words> gaps, List<Waiting> lists) {

    /** @param nothing and {@code empty}: what is said where there are no rows */
    public record Waiting(Words title, String icon, Words nothing, Words empty, List<Row> rows) {}

    /** @param rivals other open proposals that end with this one, or that end it */
    public record Row(
            String url, Words subject, String reason, Words state, List<Words> rivals, Words badge, Tone tone) {}
}
