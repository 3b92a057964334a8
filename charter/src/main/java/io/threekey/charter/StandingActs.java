package io.threekey.charter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left of a proposal's acts: one standing signature or objection a seat, the later in the place of the earlier,
 * none where it was withdrawn.
 */
public final class StandingActs {
    private final Map<SeatId, Act> bySeat = new LinkedHashMap<>();
    private Optional<Act> stop = Optional.empty();

    private StandingActs() {}

    public static StandingActs of(List<Act> acts) {
        var standing = new StandingActs();
        acts.forEach(standing::take);
        return standing;
    }

    private void take(Act act) {
        var seat = act.seat().id();
        switch (act.kind()) {
            case SIGN, OBJECT, OVERRULE -> {
                bySeat.remove(seat);
                bySeat.put(seat, act);
            }
            case WITHDRAW -> bySeat.remove(seat);
            case STOP -> stop = Optional.of(act);
            case ADVISE -> {}
        }
    }

    public Optional<Act> of(SeatId seat) {
        return Optional.ofNullable(bySeat.get(seat));
    }

    /** Signatures that count at that instant; one past its notAfter must be given afresh. */
    public List<Act> signatures(Instant now) {
        return bySeat.values().stream()
                .filter(act -> act.kind() == ActKind.SIGN || act.kind() == ActKind.OVERRULE)
                .filter(act -> !now.isAfter(act.statement().notAfter()))
                .toList();
    }

    /** Whether the sponsor's will to decide against a domain counts at that instant. */
    public boolean overrules(Instant now) {
        return signatures(now).stream().anyMatch(act -> act.kind() == ActKind.OVERRULE);
    }

    /** Objections stand until their own seat withdraws them, however long that takes. */
    public List<Act> objections() {
        return bySeat.values().stream()
                .filter(act -> act.kind() == ActKind.OBJECT)
                .toList();
    }

    public Optional<Act> stop() {
        return stop;
    }
}
