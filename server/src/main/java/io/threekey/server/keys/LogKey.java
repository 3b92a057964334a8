package io.threekey.server.keys;

import static java.util.Comparator.comparing;

import io.threekey.tlog.NoteSigner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 keys that sign the ledger's checkpoints: the one made at the founding, and those that follow upon it, each
 * under a number of its own. Which of them may sign is the charter's word; they leave the database only wrapped.
 */
@Component
public class LogKey {

    private static final String NAME = "log-key";
    private static final String ED25519 = "Ed25519";

    private static final String EACH_NAME = NAME + "(-[0-9]{1,6})?";
    private static final int LAST_NUMBER = 999_999;

    private final SecretTable secrets;
    private Map<String, Opened> opened = Map.of();

    LogKey(SecretTable secrets) {
        this.secrets = secrets;
    }

    /**
     * Makes the key, in the caller's transaction.
     *
     * @param origin the ledger's origin (C2SP tlog-checkpoint), the name in its vkey
     * @throws org.springframework.dao.DuplicateKeyException where there is one already
     */
    public NoteSigner create(String origin) {
        var pair = generated();
        var signer = NoteSigner.of(origin, pair);
        secrets.put(NAME, encoded(origin, pair));
        return signer;
    }

    /** The first one; empty before the founding. */
    public Optional<NoteSigner> signer() {
        return secrets.get(NAME).map(LogKey::decoded);
    }

    /**
     * A key as it is kept.
     *
     * @param number 1 for the founding's
     */
    public record Kept(int number, NoteSigner signer) {

        public String vkey() {
            return signer.verifier().vkey();
        }

        private String name() {
            return number == 1 ? NAME : NAME + "-" + number;
        }
    }

    /**
     * All of them, as the database holds them now: what another node removed signs here no more. One that does not open is
     * left out, so that a forged row stops nothing by itself; whoever needs it misses it.
     */
    public synchronized List<Kept> all() {
        var now = new LinkedHashMap<String, Opened>();
        secrets.wrapped(EACH_NAME)
                .forEach((name, wrapped) -> open(name, wrapped).ifPresent(found -> now.put(name, found)));
        opened = now;
        return now.entrySet().stream()
                .map(entry ->
                        new Kept(numberOf(entry.getKey()), entry.getValue().signer()))
                .sorted(comparing(Kept::number))
                .toList();
    }

    /**
     * Makes one more key, in the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another transaction made it at the same time
     */
    public NoteSigner createNext(String origin) {
        var rows = secrets.wrapped(EACH_NAME);
        var pair = generated();
        secrets.put(freeName(rows), encoded(origin, pair));
        return NoteSigner.of(origin, pair);
    }

    /** After the last key that opens: a row with a large number, which anybody can write, must not use the numbers up. */
    private String freeName(Map<String, byte[]> rows) {
        var last = rows.entrySet().stream()
                .filter(row -> secrets.opened(row.getKey(), row.getValue()).isPresent())
                .mapToInt(row -> numberOf(row.getKey()))
                .max()
                .orElse(1);
        return IntStream.rangeClosed(last + 1, LAST_NUMBER)
                .mapToObj(number -> NAME + "-" + number)
                .filter(name -> !rows.containsKey(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every name of a key of the ledger is taken"));
    }

    /** Has the caller's transaction alone do something about it; false where it is gone. */
    public boolean hold(Kept key) {
        return secrets.hold(key.name());
    }

    /** Removes it, in the caller's transaction; of several that try one does. */
    public boolean destroy(Kept key) {
        return secrets.remove(key.name());
    }

    /** Opening takes as long as a signature: what is stored as before is not opened again. */
    private record Opened(byte[] wrapped, NoteSigner signer) {}

    private Optional<Opened> open(String name, byte[] wrapped) {
        var before = opened.get(name);
        return before != null && Arrays.equals(before.wrapped(), wrapped)
                ? Optional.of(before)
                : secrets.opened(name, wrapped).map(secret -> new Opened(wrapped, decoded(secret)));
    }

    private static int numberOf(String name) {
        return name.equals(NAME) ? 1 : Integer.parseInt(name.substring(NAME.length() + 1));
    }

    private static KeyPair generated() {
        try {
            return KeyPairGenerator.getInstance(ED25519).generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java platform lacks " + ED25519, broken);
        }
    }

    private static byte[] encoded(String origin, KeyPair pair) {
        return new Framed()
                .text(origin)
                .bytes(pair.getPublic().getEncoded())
                .bytes(pair.getPrivate().getEncoded())
                .toBytes();
    }

    private static NoteSigner decoded(byte[] secret) {
        var fields = ByteBuffer.wrap(secret);
        var origin = new String(next(fields), StandardCharsets.UTF_8);
        try {
            var keys = KeyFactory.getInstance(ED25519);
            var publicKey = keys.generatePublic(new X509EncodedKeySpec(next(fields)));
            return NoteSigner.of(
                    origin, new KeyPair(publicKey, keys.generatePrivate(new PKCS8EncodedKeySpec(next(fields)))));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("what was wrapped as " + NAME + " is no " + ED25519 + " key", broken);
        }
    }

    private static byte[] next(ByteBuffer fields) {
        var field = new byte[fields.getInt()];
        fields.get(field);
        return field;
    }
}
