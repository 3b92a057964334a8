package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;

/**
 * Other open proposals, of which and the one on the page only one can be adopted.
 *
 * @param says what becomes of them
 */
public record RivalView(Words title, Words says, List<Other> others) {

    /** @param about who proposed it and how far it is */
    public record Other(String reason, Words about, String url) {}
}
