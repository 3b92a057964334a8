package io.threekey.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.MerkleHash;
import io.threekey.tlog.NoteSigner;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.Tree;
import io.threekey.tlog.TreeHead;
import io.threekey.tlog.WitnessRequest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hospital's log that grows, honestly or not. */
final class ALog {

    private final NoteSigner signer;
    private final Map<TileAddress, byte[]> tiles = new HashMap<>();
    private TreeHead head = TreeHead.empty();

    private ALog(NoteSigner signer) {
        this.signer = signer;
    }

    static ALog named(String origin) {
        return new ALog(NoteSigner.of(origin, keys()));
    }

    static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same key and no entries: what a restored database, or a liar, starts from. */
    ALog anew() {
        return new ALog(signer);
    }

    /** The same entries under another key of the same name. */
    ALog underAnotherKey() {
        ALog other = named(signer.verifier().name());
        other.tiles.putAll(tiles);
        other.head = head;
        return other;
    }

    ALog with(String... entries) {
        for (String entry : entries) {
            Tree.Appended appended = Tree.append(
                    head,
                    address -> Optional.ofNullable(tiles.get(address)),
                    List.of(MerkleHash.leaf(entry.getBytes(UTF_8))));
            tiles.putAll(appended.tiles());
            head = appended.head();
        }
        return this;
    }

    NoteVerifier key() {
        return signer.verifier();
    }

    SignedCheckpoint checkpoint() {
        return SignedCheckpoint.sign(Checkpoint.of(signer.verifier().name(), head), signer);
    }

    WitnessRequest request(long oldSize) {
        return WitnessRequest.of(oldSize, checkpoint(), address -> Optional.ofNullable(tiles.get(address)));
    }
}
