package io.threekey.server.governance;

import io.threekey.charter.PersonId;
import io.threekey.charter.SeatId;
import java.util.List;

/**
 * How far the founding is, for one of its founders.
 *
 * @param others how far each of them is, in the order of the seats
 */
public record FounderProgress(
        SeatId seat, PersonId person, String name, int keys, boolean passkey, boolean mustSign, List<Step> others) {

    public FounderProgress {
        others = List.copyOf(others);
    }

    public record Step(SeatId seat, String name, boolean ready, boolean mustSign, boolean signed) {}

    public boolean allReady() {
        return others.stream().allMatch(Step::ready);
    }

    public boolean hasSigned() {
        return others.stream().anyMatch(step -> step.seat().equals(seat) && step.signed());
    }
}
