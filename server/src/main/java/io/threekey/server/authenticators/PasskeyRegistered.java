package io.threekey.server.authenticators;

import io.threekey.charter.PersonId;
import java.time.Instant;

/** Published in the transaction that adds a key. */
public record PasskeyRegistered(String passkey, PersonId person, Instant at) {}
