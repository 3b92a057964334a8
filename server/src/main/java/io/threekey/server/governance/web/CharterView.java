package io.threekey.server.governance.web;

import io.threekey.charter.Function;
import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.List;

/** The charter as an executive reads it: seats, and one matrix of who decides what. */
public record CharterView(int version, String fingerprint, List<Place> seats, List<Function> columns, List<Row> rows) {

    /** @param vacant no holder's term covers today */
    public record Place(
            Words title, String holder, Instant from, Instant until, int keys, boolean vacant, boolean deputy) {}

    /** One right: who signs, who is heard, what an objection does, how long things last, and why. */
    public record Row(
            Words what, Words where, List<Part> parts, Words quorum, Words objection, Words clocks, String reason) {}

    /** What one function does in one right. */
    public enum Part {
        SIGNS("governance.charter.cell.decides"),
        CAN_SIGN("governance.charter.cell.may-decide"),
        IS_HEARD("governance.charter.cell.consulted"),
        NONE("governance.charter.cell.none");

        private final String textKey;

        Part(String textKey) {
            this.textKey = textKey;
        }

        public String textKey() {
            return textKey;
        }
    }
}
