package io.threekey.tlog;

/** The stored tiles are not the tree they are said to be: one is missing, short, or hashes to something else. */
public final class InconsistentTree extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    InconsistentTree(String message) {
        super(message);
    }
}
