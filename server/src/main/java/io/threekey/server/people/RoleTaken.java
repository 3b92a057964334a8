package io.threekey.server.people;

import io.threekey.charter.PersonId;

/** Published in the transaction that takes a role from somebody. */
public record RoleTaken(PersonId person, Role role) {}
