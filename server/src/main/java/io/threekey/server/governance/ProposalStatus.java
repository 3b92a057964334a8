package io.threekey.server.governance;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.ProposalState;

/** Where a proposal stands for its readers: what its acts amount to, or what became of it. */
public sealed interface ProposalStatus {

    /** Nothing has been decided; the acts so far amount to {@code state}. */
    record Undecided(ProposalState state) implements ProposalStatus {}

    record Adopted(PolicyVersion version) implements ProposalStatus {}

    /** Stored is something else than what was put before the seats and signed; nothing can be signed on it any more. */
    record Altered() implements ProposalStatus {}

    /** While stored decisions do not verify, nobody can say what became of it. */
    record Doubtful() implements ProposalStatus {}

    /** Another decision replaced the version it was written against, or the charter it was made under. */
    record Overtaken() implements ProposalStatus {}
}
