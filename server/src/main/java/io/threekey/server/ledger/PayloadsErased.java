package io.threekey.server.ledger;

import io.threekey.evidence.EntryRanges;

/** Published in the transaction that empties these entries: whoever keeps something that is made of them drops it now. */
public record PayloadsErased(EntryRanges entries) {}
