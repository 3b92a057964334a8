package io.threekey.server.ledger;

import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One line of the record.
 *
 * @param index its place in the tree; empty as long as it waits for the sequencer
 * @param at when it was recorded
 */
public record LedgerEntry(UUID id, OptionalLong index, Instant at, String type, String subject, JsonObject payload) {}
