package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import java.time.Instant;

/** Published in the transaction in which somebody shows a key again and is another level of sure from then on. */
public record AssuranceChanged(String session, PersonId person, Assurance before, Assurance now, Instant at) {}
