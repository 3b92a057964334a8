package io.threekey.server.keys;

/**
 * Who a credential is made for.
 *
 * @param handle 1 to 64 bytes, opaque, the same for all credentials of a person; no name or number of theirs
 *     (WebAuthn 5.4.3)
 * @param name what tells the person's accounts apart in the authenticator's list
 */
public record NewUser(byte[] handle, String name, String displayName) {

    public NewUser {
        if (handle.length < 1 || handle.length > 64) {
            throw new IllegalArgumentException("a user handle has 1 to 64 bytes, not " + handle.length);
        }
    }
}
