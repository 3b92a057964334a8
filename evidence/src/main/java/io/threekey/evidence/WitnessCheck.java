package io.threekey.evidence;

import static java.util.stream.Collectors.joining;

import io.threekey.charter.History;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.Witnessed.Sighting;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.UnacceptableNote;
import io.threekey.tlog.WitnessKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether as many outsiders saw the checkpoint as the signed policy asks for, by the keys that stand in that policy. */
final class WitnessCheck {

    private final History history;
    private final Findings findings;

    WitnessCheck(History history, Findings findings) {
        this.history = history;
        this.findings = findings;
    }

    /** Every witness that was ever decided on: those that a later decision named may have cosigned an earlier ledger. */
    Set<WitnessKey> known() {
        return history.versions(LedgerWitnessing.ADDRESS).stream()
                .flatMap(version -> policy(version).stream())
                .flatMap(policy -> policy.witnesses().stream())
                .flatMap(witness -> key(witness).stream())
                .collect(Collectors.toSet());
    }

    /**
     * @param checkpoint opened, so that nothing stands below it but what witnesses cosigned
     * @param until when the last entry was recorded
     */
    Witnessed mustSuffice(SignedCheckpoint checkpoint, Instant until) {
        Optional<PolicyVersion> inForce = history.obeyedAt(LedgerWitnessing.ADDRESS, until);
        Optional<LedgerWitnessing> policy = inForce.flatMap(WitnessCheck::policy);
        if (inForce.isPresent() && policy.isEmpty()) {
            failure("The policy in force, " + name(inForce.get()) + ", cannot be read.");
        }
        Witnessed witnessed = policy.map(asked -> new Witnessed(asked.required(), sightings(asked, checkpoint)))
                .orElse(new Witnessed(0, List.of()));
        if (witnessed.by().size() < witnessed.required()) {
            failure("Too few witnesses have seen this ledger: " + name(inForce.orElseThrow()) + " asks for "
                    + witnessed.required() + ", and " + said(witnessed.by()) + ".");
        }
        return witnessed;
    }

    private static List<Sighting> sightings(LedgerWitnessing policy, SignedCheckpoint checkpoint) {
        return policy.witnesses().stream()
                .flatMap(witness -> key(witness).stream()
                        .flatMap(key -> checkpoint.cosignatures(List.of(key)).stream())
                        .map(seen -> new Sighting(witness.name(), seen.witness().name(), seen.at())))
                .toList();
    }

    private static Optional<LedgerWitnessing> policy(PolicyVersion version) {
        try {
            return Optional.of(LedgerWitnessing.read(version.document()));
        } catch (MalformedDocument notThatPolicy) {
            return Optional.empty();
        }
    }

    private static Optional<WitnessKey> key(LedgerWitnessing.Witness witness) {
        try {
            return Optional.of(witness.key());
        } catch (UnacceptableNote noKey) {
            return Optional.empty();
        }
    }

    private static String said(List<Sighting> by) {
        return by.isEmpty()
                ? "none cosigned it"
                : "only " + by.stream().map(Sighting::witness).collect(joining(", ")) + " cosigned it";
    }

    private static String name(PolicyVersion version) {
        return NamedVersion.inWords(version.address(), version.version());
    }

    private void failure(String sentence) {
        findings.add(FailureKind.WITNESSES, ExportFiles.CHECKPOINT, sentence);
    }
}
