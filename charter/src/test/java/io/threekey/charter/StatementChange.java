package io.threekey.charter;

import io.threekey.charter.json.Digest;
import java.time.Instant;
import java.util.List;

/** A statement with some of its fields as an attacker would have them. */
final class StatementChange {
    private final ActStatement good;
    private InstallationId installation;
    private Digest founding;
    private int charterVersion;
    private Digest charterDigest;
    private int replaced;
    private SeatId seat;
    private SeatId onBehalfOf;
    private List<Digest> actsBefore;
    private CheckpointSeen checkpoint;
    private Instant notAfter;

    StatementChange(ActStatement good) {
        this.good = good;
        installation = good.installation();
        founding = good.founding();
        charterVersion = good.charterVersion();
        charterDigest = good.charterDigest();
        replaced = good.policyVersionReplaced();
        seat = good.seat();
        onBehalfOf = good.onBehalfOf();
        actsBefore = good.actsBefore();
        checkpoint = good.checkpoint();
        notAfter = good.notAfter();
    }

    StatementChange installation(String other) {
        installation = new InstallationId(other);
        return this;
    }

    StatementChange founding(Digest other) {
        founding = other;
        return this;
    }

    StatementChange charterVersion(int other) {
        charterVersion = other;
        return this;
    }

    StatementChange charterDigest(Digest other) {
        charterDigest = other;
        return this;
    }

    StatementChange replaced(int other) {
        replaced = other;
        return this;
    }

    StatementChange seat(String other) {
        seat = new SeatId(other);
        return this;
    }

    StatementChange onBehalfOf(String other) {
        onBehalfOf = new SeatId(other);
        return this;
    }

    StatementChange actsBefore(List<Digest> other) {
        actsBefore = other;
        return this;
    }

    StatementChange checkpoint(CheckpointSeen other) {
        checkpoint = other;
        return this;
    }

    StatementChange notAfter(Instant other) {
        notAfter = other;
        return this;
    }

    ActStatement made() {
        return new ActStatement(
                installation,
                founding,
                charterVersion,
                charterDigest,
                good.proposal(),
                replaced,
                good.act(),
                seat,
                onBehalfOf,
                actsBefore,
                checkpoint,
                good.madeAt(),
                notAfter,
                good.reason());
    }
}
