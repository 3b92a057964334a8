package io.threekey.charter;

import java.util.List;
import java.util.Optional;

/** Where a proposal stands at an instant, computed from its verified acts and nothing else. */
public sealed interface ProposalState {

    /** It waits for signatures. */
    record Open(Shortfall missing) implements ProposalState {}

    /**
     * It may be adopted now.
     *
     * @param by every signature that counts, deputies' and owners' alike
     * @param overruled the domain against which the sponsor decides, where it takes the way out
     */
    record ReadyToAdopt(List<Act> by, Optional<Function> overruled) implements ProposalState {}

    /** It cannot be adopted before the objecting seats withdraw. */
    record Blocked(List<Act> objections) implements ProposalState {}

    /** Because of objections it needs the sponsor on top of its quorum. */
    record Escalated(List<Act> objections, Shortfall missing) implements ProposalState {}

    record Stopped(Act by) implements ProposalState {}

    /** Its time to collect signatures is over. */
    record Lapsed() implements ProposalState {}

    /** The charter has changed since it was made, or lets nobody decide it: it must be proposed afresh. */
    record Undecidable() implements ProposalState {}
}
