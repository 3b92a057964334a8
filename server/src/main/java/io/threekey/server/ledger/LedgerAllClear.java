package io.threekey.server.ledger;

/** What a {@link LedgerAlarm} of this code said is no longer so. */
public record LedgerAllClear(String code) {}
