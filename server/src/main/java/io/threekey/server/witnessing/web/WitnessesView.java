package io.threekey.server.witnessing.web;

import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.util.List;

/**
 * @param entries how many stand in the ledger
 * @param confirmed how many of them enough witnesses have confirmed
 * @param required how many witnesses must
 */
public record WitnessesView(Words lead, long entries, long confirmed, long required, List<Row> witnesses) {

    /**
     * @param key as it stands in the policy, to compare with what the witness prints
     * @param next what that means, or what to do about it
     */
    public record Row(String name, String url, String key, Words state, Words next, Tone tone, Words last) {}
}
