package io.threekey.server.authenticators;

import io.threekey.charter.PersonId;

/** Published in the transaction that takes a key back. */
public record PasskeyRevoked(String passkey, PersonId person) {}
