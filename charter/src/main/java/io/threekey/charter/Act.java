package io.threekey.charter;

import io.threekey.charter.json.Digest;

/** An act whose signature and meaning were verified: only {@link ActVerification} makes one. */
public final class Act {
    private final ActStatement statement;
    private final Digest digest;
    private final Seat seat;

    Act(ActStatement statement, Digest digest, Seat seat) {
        this.statement = statement;
        this.digest = digest;
        this.seat = seat;
    }

    public ActStatement statement() {
        return statement;
    }

    public ActKind kind() {
        return statement.act();
    }

    public Digest digest() {
        return digest;
    }

    /** The seat as it was when it acted. */
    public Seat seat() {
        return seat;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Act act && act.digest.equals(digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return seat.id() + " " + kind().code();
    }
}
