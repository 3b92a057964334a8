package io.threekey.tlog;

/** A signed note, its key or the checkpoint in it is misspelt or not signed as it must be; the message says how. */
public final class UnacceptableNote extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnacceptableNote(String message) {
        super(message);
    }
}
