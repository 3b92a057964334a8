package io.threekey.server.governance;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import java.time.Instant;

/** A decision key that somebody holds ready for a seat. It decides nothing before a succession names it. */
record OfferedKey(String id, PersonId person, String name, DecisionKey key, Instant offeredAt) {}
