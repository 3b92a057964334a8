package io.threekey.charter.json;

/** The bytes are not a document of the expected form. The message names the place and what is wrong with it. */
public final class MalformedDocument extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedDocument(String where, String why) {
        super(where + ": " + why);
    }

    public MalformedDocument(String where, String why, Throwable cause) {
        super(where + ": " + why, cause);
    }
}
