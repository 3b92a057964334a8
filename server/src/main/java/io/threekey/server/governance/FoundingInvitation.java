package io.threekey.server.governance;

import io.threekey.charter.SeatId;
import java.time.Instant;

/** A link for one founder, to be handed over in person. */
public record FoundingInvitation(SeatId seat, FoundingToken token, Instant until) {}
