package io.threekey.server.records.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry and its proof.
 *
 * @param kind of event, in words; part of the leaf, which is public
 * @param genuine whether the row is as it was recorded
 * @param erased whether a decision erased what it said
 * @param content empty where the reader may not see it
 * @param looked for which reason it is shown, where it is somebody else's
 * @param closed whose it is, where the reader may not see it
 * @param purposes for which the reader may see it, where it is of somebody's sign-ins
 * @param checkpoint which the proof leads to; empty where none covers the entry
 * @param charterKey the ledger's keys as the charter names them, one a line
 */
public record EntryView(
        long index,
        Words kind,
        Instant enteredAt,
        boolean genuine,
        boolean erased,
        Optional<Content> content,
        Optional<LedgerView.Looked> looked,
        Words closed,
        List<LedgerView.Purpose> purposes,
        Optional<Refusal> refusal,
        Leaf leaf,
        Optional<Proof> proof,
        Optional<String> checkpoint,
        String charterKey) {

    /**
     * What the leaf commits to.
     *
     * @param sentence empty where what is stored cannot be read any more
     * @param facts what it says beside that, such as the version and the limits; their kind is the name of a text
     * @param payload the very bytes, base64
     * @param text the same as text
     */
    public record Content(
            Optional<Words> sentence,
            Instant at,
            List<Concerned> concerned,
            List<Concerned> facts,
            String payload,
            String salt,
            String text) {}

    public record Concerned(String kind, Words name, Optional<String> path) {}

    /** @param time as the leaf says it */
    public record Leaf(String text, String hash, String type, String time) {}

    public record Proof(long size, List<String> path) {}
}
