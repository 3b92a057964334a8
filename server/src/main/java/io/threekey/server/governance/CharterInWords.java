package io.threekey.server.governance;

import io.threekey.charter.Charter;
import io.threekey.charter.CharterReview;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Seat;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a next charter would change, and what is wrong with it, for the people who write or sign it. */
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

    /** Seat by seat and right by right; what has no words of its own is named as a part of the charter. */
    public static List<Words> changes(JsonObject before, JsonObject after) {
        var now = Charter.of(before);
        var next = Charter.of(after);
        var changes = new ArrayList<Words>();
        seats(now, next).forEach(changes::add);
        rights(now, next).forEach(changes::add);
        part(changes, "kinds", now.policyKinds(), next.policyKinds());
        part(changes, "containments", now.containments(), next.containments());
        part(changes, "continuities", now.continuities(), next.continuities());
        part(changes, "calendar", now.calendar(), next.calendar());
        part(changes, "sealing", now.sealing(), next.sealing());
        part(changes, "log", now.log(), next.log());
        return List.copyOf(changes);
    }

    /** Every seat as it would be held. */
    public static List<Words> whole(JsonObject document) {
        return Charter.of(document).seats().stream()
                .map(seat -> said("seat", CharterWords.seat(seat), seat.holderName(), seat.until()))
                .toList();
    }

    private static Stream<Words> seats(Charter now, Charter next) {
        return Stream.concat(
                next.seats().stream()
                        .flatMap(seat -> now.seat(seat.id())
                                .map(before -> seat(before, seat))
                                .orElseGet(() -> Stream.of(
                                        said("seat-added", CharterWords.seat(seat), seat.holderName(), seat.until())))),
                now.seats().stream()
                        .filter(seat -> next.seat(seat.id()).isEmpty())
                        .map(seat -> said("seat-removed", CharterWords.seat(seat), seat.holderName())));
    }

    private static Stream<Words> seat(Seat before, Seat after) {
        var changes = new ArrayList<Words>();
        if (!before.holder().equals(after.holder())) {
            changes.add(
                    said("holder", CharterWords.seat(after), after.holderName(), before.holderName(), after.until()));
        } else {
            if (!before.keys().equals(after.keys())) {
                changes.add(said("keys", CharterWords.seat(after), after.holderName()));
            }
            if (!before.until().equals(after.until()) || !before.from().equals(after.from())) {
                changes.add(said("term", CharterWords.seat(after), after.holderName(), after.until()));
            }
        }
        return changes.stream();
    }

    private static Stream<Words> rights(Charter now, Charter next) {
        return Stream.concat(
                next.rights().stream()
                        .filter(right -> !now.rights().contains(right))
                        .map(right -> right("right", right)),
                now.rights().stream()
                        .filter(right -> next.rights().stream().noneMatch(other -> decidesTheSame(right, other)))
                        .map(right -> right("right-removed", right)));
    }

    private static boolean decidesTheSame(DecisionRight one, DecisionRight other) {
        return one.decision().equals(other.decision())
                && one.useCase().equals(other.useCase())
                && one.scope().equals(other.scope());
    }

    private static Words right(String key, DecisionRight right) {
        return said(key, CharterWords.decision(right.decision()), CharterWords.useCase(right.useCase()));
    }

    private static void part(List<Words> changes, String key, Object now, Object next) {
        if (!Objects.equals(now, next)) {
            changes.add(said(key));
        }
    }

    private static Words said(String key, Object... arguments) {
        return Words.of("governance.charter.change." + key, arguments);
    }
}
