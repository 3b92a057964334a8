package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.server.signin.SessionOver;
import java.time.Instant;

/** Published in the transaction that ends a session, for each application that somebody entered in it. */
public record ApplicationLeft(String client, String session, PersonId person, SessionOver.By by, Instant at) {}
