package io.threekey.evidence;

/** What sort of thing does not hold, for those who act on it by program; people read the sentence. */
public enum FailureKind {
    /** A file is missing, unexpected or unreadable. */
    FILES,
    /** The first page says something else than the rest. */
    MANIFEST,
    /** An entry is not readable as one. */
    ENTRY,
    /** A payload is not the one that its entry commits to. */
    PAYLOAD,
    /** Entries are not in the order of time. */
    ORDER,
    /** The hashes are not those of the entries. */
    TREE,
    /** The log did not sign this. */
    CHECKPOINT,
    /** Fewer outsiders have seen it than signed policy asks for. */
    WITNESSES,
    /** Founding, proposals, acts and decisions do not follow from each other. */
    GOVERNANCE,
    /** A payload is missing, or was erased, otherwise than was decided. */
    ERASURE,
    /** Somebody was let in otherwise than signed policy says. */
    SIGN_IN,
    /** It does not continue the log that was seen before. */
    FORK,
    /** It is a record of another founding than the one asked for. */
    FINGERPRINT
}
