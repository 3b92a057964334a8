package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;

/**
 * @param candidates those with two keys ready
 * @param keys whose keys would be named, in the words that their holders see
 */
public record SuccessionView(
        List<Choice> seats,
        List<Choice> candidates,
        List<Words> keys,
        String until,
        String reason,
        List<Words> faults) {

    public record Choice(String value, Words name, boolean chosen) {}
}
