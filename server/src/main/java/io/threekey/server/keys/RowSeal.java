package io.threekey.server.keys;

/**
 * The MAC that a row carries where it can admit someone: over table, key, version and content, under a key that no
 * database holds. It shows that this installation wrote the row as it is; not that the row is the newest one, for which
 * the version and the module's own memory stand.
 */
public final class RowSeal {

    private final Hmac hmac;

    public RowSeal(WrappingKey wrappingKey) {
        this.hmac = new Hmac(wrappingKey, "row seal");
    }

    /** @param content the row's other columns, in canonical form */
    public byte[] mac(String table, String key, long version, byte[] content) {
        return hmac.of(framed(table, key, version, content));
    }

    public boolean verify(String table, String key, long version, byte[] content, byte[] mac) {
        return hmac.verify(framed(table, key, version, content), mac);
    }

    private static byte[] framed(String table, String key, long version, byte[] content) {
        return new Framed().text(table).text(key).number(version).bytes(content).toBytes();
    }
}
