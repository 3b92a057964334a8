package io.threekey.server.applications.web;

import io.threekey.server.frame.Words;
import java.util.List;

/**
 * The registered applications, by name.
 *
 * @param mayReadSignals whether what they are told at once is this reader's business
 * @param mayRetireKeys whether the keys that sign for them are this reader's business
 */
public record ApplicationsView(List<Row> applications, boolean mayReadSignals, boolean mayRetireKeys) {

    /**
     * @param hosts where people are sent back to, as far as anybody recognises it
     * @param proof how it shows that it is the one
     * @param told whether it hears of a session's end
     * @param since by which version, and since when
     */
    public record Row(String name, String client, Words hosts, Words proof, Words needs, Words told, Words since) {}
}
