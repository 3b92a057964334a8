package io.threekey.acceptance.slice;

import com.google.gson.JsonParser;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.DecisionAdoptedEntry;
import io.threekey.evidence.EntryType;
import io.threekey.evidence.ExportWriter;
import io.threekey.evidence.Leaf;
import io.threekey.evidence.LedgerEntry;
import io.threekey.evidence.Manifest;
import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.MerkleHash;
import io.threekey.tlog.NoteSigner;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.Tree;
import io.threekey.tlog.TreeHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes an export as far as somebody can who knows every format and holds no key: entries, commitments, hashes, tiles
 * and first page fit together again, under the honest checkpoint or under one signed with a key of the forger's own.
 */
record Forgery(Path honest) {

    /** One letter in one payload, and nothing else. */
    Path withOneByteChanged(Path copy) throws IOException {
        copy(copy);
        var payloads = copy.resolve("payloads/000.jsonl");
        var bytes = Files.readAllBytes(payloads);
        var at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("threekey-entry-adopted/1");
        bytes[at] ^= 1;
        Files.write(payloads, bytes);
        return copy;
    }

    Path withoutItsLastEntry(Path copy) throws IOException {
        return underTheHonestCheckpoint(copy, entries -> entries.subList(0, entries.size() - 1));
    }

    Path withTwoEntriesReordered(Path copy) throws IOException {
        return underTheHonestCheckpoint(copy, entries -> {
            var adopted = indexOf(entries, EntryType.DECISION_ADOPTED);
            Collections.swap(entries, indexOf(entries, EntryType.PROPOSAL_MADE), adopted);
            return entries;
        });
    }

    Path withAnEntryAdded(Path copy) throws IOException {
        return underTheHonestCheckpoint(copy, entries -> {
            entries.add(entries.getLast());
            return entries;
        });
    }

    /** The adoption stands as it did; that anybody signed it is gone, and so is every trace that somebody should have. */
    Path withTheSignaturesTakenOut(Path copy) throws IOException {
        return underACheckpointOfTheForgers(copy, entries -> {
            entries.removeIf(entry -> type(entry).equals(EntryType.PROPOSAL_ACT));
            entries.replaceAll(entry -> type(entry).equals(EntryType.DECISION_ADOPTED) ? withoutActs(entry) : entry);
            return entries;
        });
    }

    private static LedgerEntry withoutActs(LedgerEntry entry) {
        var adopted = DecisionAdoptedEntry.parse((JsonObject) CanonicalJson.read(entry.payload()));
        return LedgerEntry.of(
                EntryType.DECISION_ADOPTED,
                Leaf.parse(entry.leaf()).at(),
                entry.salt(),
                new DecisionAdoptedEntry(adopted.proposal(), List.of(), adopted.adoptedAt()).payload());
    }

    private Path underTheHonestCheckpoint(Path copy, UnaryOperator<List<LedgerEntry>> change) throws IOException {
        underACheckpointOfTheForgers(copy, change);
        Files.write(copy.resolve("checkpoint"), Files.readAllBytes(honest.resolve("checkpoint")));
        return copy;
    }

    private Path underACheckpointOfTheForgers(Path copy, UnaryOperator<List<LedgerEntry>> change) throws IOException {
        var entries = change.apply(entries());
        var appended = Tree.append(
                TreeHead.empty(),
                tile -> Optional.empty(),
                entries.stream().map(LedgerEntry::leaf).map(MerkleHash::leaf).toList());
        var page = Manifest.parse(Files.readAllBytes(honest.resolve("manifest.json")));
        ExportWriter.write(
                copy,
                new Manifest(page.installation(), page.fingerprint(), page.origin(), entries.size()),
                SignedCheckpoint.sign(
                        Checkpoint.of(page.origin(), appended.head()), NoteSigner.of(page.origin(), keysOfTheForger())),
                tile -> Optional.ofNullable(appended.tiles().get(tile)),
                entries.iterator());
        return copy;
    }

    /** How many entries the log signed. */
    long size() throws IOException {
        return Manifest.parse(Files.readAllBytes(honest.resolve("manifest.json")))
                .size();
    }

    private List<LedgerEntry> entries() throws IOException {
        var entries = new ArrayList<LedgerEntry>();
        for (var bundle : BundleAddress.allOf(size())) {
            var leaves = EntryBundle.parse(Files.readAllBytes(honest.resolve(bundle.path())))
                    .entries();
            var lines = Files.readAllLines(honest.resolve("payloads/%03d.jsonl".formatted(bundle.index())));
            for (int i = 0; i < leaves.size(); i++) {
                var line = JsonParser.parseString(lines.get(i)).getAsJsonObject();
                entries.add(new LedgerEntry(
                        leaves.get(i),
                        Base64.getUrlDecoder().decode(line.get("salt").getAsString()),
                        payload(lines.get(i))));
            }
        }
        return entries;
    }

    /** A line is canonical, so its payload's bytes stand in it as they were committed to. */
    private static byte[] payload(String line) {
        var begin = line.indexOf("\"payload\":") + "\"payload\":".length();
        var end = line.lastIndexOf(",\"salt\":");
        return line.substring(begin, end).getBytes(StandardCharsets.UTF_8);
    }

    private static int indexOf(List<LedgerEntry> entries, EntryType type) {
        return entries.stream().map(Forgery::type).toList().indexOf(type);
    }

    private static EntryType type(LedgerEntry entry) {
        return Leaf.parse(entry.leaf()).type();
    }

    private void copy(Path copy) throws IOException {
        try (var files = Files.walk(honest)) {
            for (var file : files.toList()) {
                var there = copy.resolve(honest.relativize(file).toString());
                Files.createDirectories(there.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, there);
                }
            }
        }
    }

    private static KeyPair keysOfTheForger() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has Ed25519", missing);
        }
    }
}
