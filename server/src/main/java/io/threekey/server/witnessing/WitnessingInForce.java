package io.threekey.server.witnessing;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.LedgerWitnessing;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.tlog.NoteVerifier;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the policy in force says of witnesses, and which keys the signed charters say the ledger spoke with. */
@Component
class WitnessingInForce {

    private static final LedgerWitnessing NOBODY = new LedgerWitnessing(List.of(), 0, 1);

    private final PoliciesInForce policies;

    WitnessingInForce(PoliciesInForce policies) {
        this.policies = policies;
    }

    /** Nobody where nothing is in force. */
    LedgerWitnessing policy() {
        return policies.at(LedgerWitnessing.ADDRESS)
                .map(PolicyVersion::document)
                .flatMap(document -> {
                    try {
                        return Optional.of(LedgerWitnessing.read(document));
                    } catch (MalformedDocument faulty) {
                        return Optional.empty();
                    }
                })
                .filter(policy -> WitnessingReview.faultsOf(policy).isEmpty())
                .orElse(NOBODY);
    }

    boolean isFounded() {
        return policies.founded();
    }

    /** Of any charter that governs or governed, since a witness may remember a checkpoint of before a new key. */
    List<NoteVerifier> logKeys() {
        return policies.chain().history().logKeysEver().stream()
                .flatMap(vkey -> NoteVerifier.read(vkey).stream())
                .toList();
    }
}
