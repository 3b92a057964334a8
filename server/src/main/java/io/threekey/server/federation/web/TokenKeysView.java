package io.threekey.server.federation.web;

import io.threekey.server.frame.Words;
import java.util.List;

/**
 * The keys that sign for applications.
 *
 * @param gone whether one was to be retired that is no more
 */
public record TokenKeysView(List<Row> keys, boolean gone) {

    /** @param says what it does, and since when */
    public record Row(String id, Words says) {}
}
