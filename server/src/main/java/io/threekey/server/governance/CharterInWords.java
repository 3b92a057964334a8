package io.threekey.server.governance;

import io.threekey.charter.Charter;
import io.threekey.charter.CharterReview;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import java.util.List;

/** What is wrong with a next charter, and who would hold its seats, for the people who write or sign it. */
public final class CharterInWords {

    private CharterInWords() {}

    static List<Words> faultsOf(JsonObject document) {
        try {
            return CharterReview.of(Charter.of(document)).stream()
                    .map(fault -> Words.of("governance.propose.fault.charter", fault.where() + ": " + fault.sentence()))
                    .toList();
        } catch (MalformedDocument malformed) {
            return List.of(Words.of("governance.propose.fault.charter", String.valueOf(malformed.getMessage())));
        }
    }

    /** Every seat as it would be held. */
    public static List<Words> whole(JsonObject document) {
        return Charter.of(document).seats().stream()
                .map(seat -> Words.of(
                        "governance.charter.change.seat", CharterWords.seat(seat), seat.holderName(), seat.until()))
                .toList();
    }
}
