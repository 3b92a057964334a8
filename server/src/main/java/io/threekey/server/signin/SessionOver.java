package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import java.time.Instant;

/** Published in the transaction that ends a session, whoever or whatever ended it. */
public record SessionOver(String session, PersonId person, Instant at) {}
