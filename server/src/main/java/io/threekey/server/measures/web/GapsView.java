package io.threekey.server.measures.web;

import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.util.List;

/**
 * @param owners to choose among, everybody first
 * @param whole false where somebody could not be asked
 * @param nothing what is said where there are no rows
 */
public record GapsView(Words lead, List<Choice> owners, List<Row> rows, boolean whole, Words nothing) {

    /** Whose gaps to show. */
    public record Choice(Words name, int count, String url, boolean chosen) {}

    public record Row(
            Words what, Words owner, Words age, Words severity, Tone tone, Words next, String url, String code) {}
}
