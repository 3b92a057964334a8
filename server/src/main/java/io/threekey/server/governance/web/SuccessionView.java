package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * @param wanted what is asked for, where it is one of the seats
 * @param path of this form with what is asked for filled in
 * @param keysPage address at which whoever is to hold the seat adds their keys
 * @param candidates those with two keys ready
 * @param keys whose keys would be named, in the words that their holders see
 */
public record SuccessionView(
        Optional<Words> wanted,
        String path,
        String keysPage,
        List<Choice> seats,
        List<Choice> candidates,
        List<Words> keys,
        String until,
        String reason,
        List<Words> faults) {

    public record Choice(String value, Words name, boolean chosen) {}
}
