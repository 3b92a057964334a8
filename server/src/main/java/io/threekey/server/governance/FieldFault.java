package io.threekey.server.governance;

import io.threekey.server.frame.Words;

/**
 * What keeps a filled form from being a proposal.
 *
 * @param field where it must be mended; empty where it is the whole that does not hold together
 */
public record FieldFault(String field, Words says) {

    public static FieldFault of(Words says) {
        return new FieldFault("", says);
    }
}
