package io.threekey.evidence;

/** What an export holds of an entry: all of it, or what is left once its payload was erased. */
public sealed interface ExportedEntry permits LedgerEntry, ErasedEntry {

    byte[] leaf();
}
