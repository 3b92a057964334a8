package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.ActKind;
import io.threekey.charter.ActStatement;
import io.threekey.charter.CareSetting;
import io.threekey.charter.Charter;
import io.threekey.charter.CheckpointSeen;
import io.threekey.charter.Enactment;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.Function;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Scope;
import io.threekey.charter.SeatId;
import io.threekey.charter.SignedAct;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.MerkleHash;
import io.threekey.tlog.NoteSigner;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.Tree;
import io.threekey.tlog.TreeHead;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ledger of a small hospital, kept by an obedient server: it records what it is told, in order, a minute apart, and
 * signs its checkpoint over whatever that gives. The same seed gives the same people, keys and log; another seed gives
 * an impostor who calls the installation by the same name.
 */
public final class AHospitalsLedger {

    static final Scope MAIN_SITE = Scope.site("main");
    static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final AHospital hospital;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<Long, Integer> erased = new TreeMap<>();
    private final Map<TileAddress, byte[]> tiles = new HashMap<>();
    private final Map<Digest, List<SignedAct>> acts = new HashMap<>();
    private AHospital signers;
    private Charter charter;
    private List<NoteSigner> logKeys;
    private TreeHead head = TreeHead.empty();
    private Duration quiet = Duration.ZERO;
    private int version = 1;
    private JsonObject limits = AHospital.limits(10);

    private AHospitalsLedger(AHospital hospital) {
        this.hospital = hospital;
        this.signers = hospital;
        this.charter = hospital.charter();
        this.logKeys = List.of(hospital.logKey());
    }

    static AHospitalsLedger empty(String seed) {
        return new AHospitalsLedger(new AHospital(seed));
    }

    /** Founded by four people; session limits changed by its three owners; a nurse signed in before and after. */
    public static AHospitalsLedger withOneDecision(String seed) {
        AHospitalsLedger ledger = empty(seed).found();
        ledger.signIn("nurse-17");
        Proposal proposal = ledger.proposeSessionLimits("p-1", 15, 1, 10);
        ledger.decide(proposal, Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);
        ledger.signIn("nurse-17");
        return ledger;
    }

    /** The same, and one more proposal that waits for signatures. */
    public static AHospitalsLedger withAnOpenProposal(String seed) {
        AHospitalsLedger ledger = withOneDecision(seed);
        ledger.act(ledger.proposeSessionLimits("p-2", 20, 2, 15), ActKind.SIGN, Function.IAM, Optional.empty());
        return ledger;
    }

    /** One proposal that security objected to and its proposer stopped, and one that the decision after it overtook. */
    public static AHospitalsLedger withProposalsThatCameToNothing(String seed) {
        AHospitalsLedger ledger = withOneDecision(seed);
        var stopped = ledger.proposeSessionLimits("p-2", 20, 2, 15);
        ledger.act(stopped, ActKind.OBJECT, Function.SECURITY, Optional.of("twenty minutes is a walk to the canteen"));
        ledger.act(stopped, ActKind.STOP, Function.IAM, Optional.empty());
        var overtaken = ledger.proposeSessionLimits("p-3", 18, 2, 15);
        ledger.act(overtaken, ActKind.SIGN, Function.IAM, Optional.empty());
        ledger.decide(
                ledger.proposeSessionLimits("p-4", 12, 2, 15),
                Function.IAM,
                Function.CLINICAL_OPERATIONS,
                Function.SECURITY);
        return ledger;
    }

    /** The owners decide who must cosign the ledger. */
    public AHospitalsLedger witnessedBy(int required, LedgerWitnessing.Witness... witnesses) {
        return decide(
                propose(
                        "witnesses",
                        LedgerWitnessing.ADDRESS,
                        new LedgerWitnessing(List.of(witnesses), required, 10).document(),
                        0,
                        Optional.empty()),
                Function.IAM,
                Function.CLINICAL_OPERATIONS,
                Function.SECURITY);
    }

    AHospitalsLedger found() {
        Charter charter = hospital.charter();
        List<SignedAct> signed = new ArrayList<>();
        for (Function function : Function.values()) {
            signed.add(hospital.sign(
                    function, statement(charter.digest(), 0, ActKind.SIGN, function, signed, Optional.empty(), 24)));
        }
        record(EntryType.INSTALLATION_FOUNDED, new FoundedEntry(charter.bytes(), signed, now()).payload());
        return this;
    }

    AHospitalsLedger signIn(String who) {
        return record(EntryType.LET_IN, letIn(who, version, limits).payload());
    }

    /** A nurse on the ward, let in under these limits. */
    static LetInEntry letIn(String who, int version, JsonObject limits) {
        SessionLimitsRow ward = SessionLimitsRow.readAll(limits).getFirst();
        return new LetInEntry(
                "session-of-" + who,
                new PersonId(who),
                "passkey-of-" + who,
                UseCase.SHARED_WORKSTATION,
                CareSetting.WARD,
                Optional.of(MAIN_SITE),
                Optional.empty(),
                (int) ward.idleMinutes(),
                (int) ward.overallMinutes(),
                AHospital.SESSION_LIMITS,
                version,
                digest(limits),
                Optional.empty(),
                Optional.empty());
    }

    /** A proposal that is recorded as made. */
    Proposal propose(
            String id, PolicyAddress address, JsonObject document, int replaces, Optional<JsonObject> replaced) {
        return propose(id, address, document, replaces, replaced, Enactment.REGULAR);
    }

    Proposal propose(
            String id,
            PolicyAddress address,
            JsonObject document,
            int replaces,
            Optional<JsonObject> replaced,
            Enactment enactment) {
        Proposal proposal = new Proposal(
                new ProposalId(id),
                charter.installation(),
                hospital.charter().digest(),
                charter.version(),
                address,
                replaces,
                replaced.map(AHospitalsLedger::digest),
                document,
                "what the wards asked for",
                new PersonId("holder-of-iam"),
                now(),
                now().plus(enactment.way().isPassing() ? Duration.ofDays(1) : Duration.ofDays(14)),
                enactment);
        record(EntryType.PROPOSAL_MADE, new ProposalMadeEntry(proposal.bytes()).payload());
        return proposal;
    }

    Proposal proposeSessionLimits(String id, int idleMinutes, int replaces, int replacedMinutes) {
        return propose(
                id,
                AHospital.SESSION_LIMITS,
                AHospital.limits(idleMinutes),
                replaces,
                Optional.of(AHospital.limits(replacedMinutes)));
    }

    /** From now on it is they who sign, whatever seat they claim. */
    AHospitalsLedger actingAs(AHospital others) {
        signers = others;
        return this;
    }

    SignedAct act(Proposal proposal, ActKind kind, Function function, Optional<String> reason) {
        List<SignedAct> before = acts.computeIfAbsent(proposal.digest(), any -> new ArrayList<>());
        SignedAct act = signers.sign(
                function,
                statement(
                        proposal.digest(),
                        proposal.replacesVersion(),
                        kind,
                        function,
                        before,
                        reason,
                        proposal.way().isPassing() ? 1 : 24));
        before.add(act);
        record(EntryType.PROPOSAL_ACT, new ActEntry(act).payload());
        return act;
    }

    AHospitalsLedger decide(Proposal proposal, Function... signers) {
        for (Function signer : signers) {
            act(proposal, ActKind.SIGN, signer, Optional.empty());
        }
        return adopt(proposal, acts.getOrDefault(proposal.digest(), List.of()));
    }

    AHospitalsLedger adopt(Proposal proposal, List<SignedAct> by) {
        if (proposal.address().equals(AHospital.SESSION_LIMITS)) {
            version = proposal.replacesVersion() + 1;
            limits = proposal.document();
        } else if (proposal.address().equals(PolicyAddress.CHARTER)) {
            charter = Charter.of(proposal.document());
        }
        return record(
                EntryType.DECISION_ADOPTED,
                new DecisionAdoptedEntry(
                                proposal.digest(),
                                by.stream().map(SignedAct::digest).toList(),
                                now())
                        .payload());
    }

    AHospitalsLedger record(EntryType type, JsonObject payload) {
        byte[] salt = Digest.of(("salt " + entries.size()).getBytes(UTF_8)).bytes();
        return append(LedgerEntry.of(type, now(), salt, payload));
    }

    AHospitalsLedger append(LedgerEntry entry) {
        Tree.Appended appended = Tree.append(
                head, address -> Optional.ofNullable(tiles.get(address)), List.of(MerkleHash.leaf(entry.leaf())));
        tiles.putAll(appended.tiles());
        head = appended.head();
        entries.add(entry);
        return this;
    }

    /** The same people and log with other entries, signed again: what a dishonest server could hand out. */
    AHospitalsLedger rewritten(List<LedgerEntry> otherEntries) {
        AHospitalsLedger other = new AHospitalsLedger(hospital);
        otherEntries.forEach(other::append);
        return other;
    }

    public void exportTo(Path directory) throws IOException {
        exportTo(directory, "");
    }

    /** @param below what stands below the log's own signature, such as witnesses' lines */
    public void exportTo(Path directory, String below) throws IOException {
        ExportWriter.write(
                directory,
                new Manifest(hospital.charter().installation(), fingerprint(), AHospital.LOG, head.size()),
                new SignedCheckpoint(checkpoint().checkpoint(), checkpoint().note() + below),
                address -> Optional.ofNullable(tiles.get(address)),
                exported().iterator());
    }

    /** What came after so many entries. */
    public Path exportSince(long after, Path directory) throws IOException {
        ExportSource.Shown shown = chain().since(after);
        ExportWriter.write(directory, page(new Extent.Since(after, shown.chain().size())), checkpoint(), source(shown));
        return directory;
    }

    /** Removes payloads, whoever decided it. */
    AHospitalsLedger lose(int version, long... indexes) {
        for (long index : indexes) {
            erased.put(index, version);
        }
        return this;
    }

    private List<ExportedEntry> exported() {
        List<ExportedEntry> exported = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            Integer version = erased.get((long) exported.size());
            exported.add(version == null ? entry : new ErasedEntry(entry.leaf(), version));
        }
        return exported;
    }

    ChainEntries chain() {
        ChainEntries chain = new ChainEntries();
        for (int i = 0; i < entries.size(); i++) {
            if (ChainEntries.types().contains(Leaf.parse(entries.get(i).leaf()).type())) {
                chain.take(i, entries.get(i));
            }
        }
        return chain;
    }

    Manifest page(Extent extent) {
        return new Manifest(hospital.charter().installation(), fingerprint(), AHospital.LOG, head.size(), extent);
    }

    ExportSource source(ExportSource.Shown shown) {
        return new LedgerInMemory(address -> Optional.ofNullable(tiles.get(address)), exported(), shown);
    }

    public SignedCheckpoint checkpoint() {
        return SignedCheckpoint.sign(Checkpoint.of(AHospital.LOG, head), logKeys);
    }

    /** From now on its checkpoints are signed with these, whatever the charter says. */
    AHospitalsLedger signingWith(NoteSigner... keys) {
        logKeys = List.of(keys);
        return this;
    }

    /** Everybody decides that the charter pins these keys of the log, and nothing else changes. */
    AHospitalsLedger decideLog(LogIdentity log) {
        Charter next = charter.withLog(charter.version() + 1, log);
        return decide(
                propose(
                        "charter-" + next.version(),
                        PolicyAddress.CHARTER,
                        next.document(),
                        charter.version(),
                        Optional.of(charter.document())),
                Function.values());
    }

    public Fingerprint fingerprint() {
        return new Fingerprint(hospital.charter().digest());
    }

    List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    AHospital hospital() {
        return hospital;
    }

    /** Lets so much time pass in which nothing is recorded. */
    AHospitalsLedger later(Duration time) {
        quiet = quiet.plus(time);
        return this;
    }

    Instant now() {
        return START.plus(quiet).plus(Duration.ofMinutes(entries.size()));
    }

    private ActStatement statement(
            Digest proposal,
            int replaces,
            ActKind kind,
            Function function,
            List<SignedAct> before,
            Optional<String> reason,
            int freshHours) {
        SeatId seat = new SeatId(function.code());
        return new ActStatement(
                charter.installation(),
                hospital.charter().digest(),
                charter.version(),
                charter.digest(),
                proposal,
                replaces,
                kind,
                seat,
                seat,
                before.stream().map(SignedAct::digest).toList(),
                new CheckpointSeen(
                        AHospital.LOG, head.size(), Digest.ofBytes(head.root().bytes())),
                now(),
                now().plus(Duration.ofHours(freshHours)),
                reason);
    }

    static Digest digest(JsonObject document) {
        return Digest.of(CanonicalJson.bytes(document));
    }
}
