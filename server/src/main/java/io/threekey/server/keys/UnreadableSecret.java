package io.threekey.server.keys;

/** A secret that the database holds cannot be used by this node; the message says what to do. */
public final class UnreadableSecret extends RuntimeException {

    private UnreadableSecret(String sentence) {
        super(sentence);
    }

    static UnreadableSecret altered(String name) {
        return new UnreadableSecret("The secret " + name + " in the database was altered: restore it from a backup.");
    }

    static UnreadableSecret ofAnotherWrappingKey(String name) {
        return new UnreadableSecret("The secret " + name + " in the database belongs to another wrapping key than this "
                + "node's: bring the installation's " + WrappingKey.FILE_NAME
                + " here, or name it with THREEKEY_WRAPPING_KEY_FILE.");
    }
}
