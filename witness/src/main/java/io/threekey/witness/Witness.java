package io.threekey.witness;

import io.threekey.tlog.ConsistencyProof;
import io.threekey.tlog.Cosigner;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TreeHead;
import io.threekey.tlog.UnacceptableNote;
import io.threekey.tlog.WitnessKey;
import io.threekey.tlog.WitnessRequest;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The rule of a witness: cosign what provably continues the last thing cosigned, remember it first, and nothing else.
 * One request at a time, so that none takes back what another was told.
 */
final class Witness {

    private final Cosigner cosigner;
    private final WitnessMemory memory;
    private final InstantSource clock;

    Witness(Cosigner cosigner, WitnessMemory memory, InstantSource clock) {
        this.cosigner = cosigner;
        this.memory = memory;
        this.clock = clock;
    }

    WitnessKey key() {
        return cosigner.key();
    }

    /** What was cosigned last of the log, with this witness's word below it, for anybody who wants to compare. */
    synchronized Optional<String> latest(String origin) {
        return memory.log(origin)
                .flatMap(WatchedLog::latest)
                .map(known -> known.note() + cosigner.cosign(known.checkpoint(), clock.instant()));
    }

    synchronized Answer addCheckpoint(byte[] body) {
        WitnessRequest request;
        String origin;
        try {
            request = WitnessRequest.parse(body);
            origin = request.claimedOrigin();
        } catch (UnacceptableNote malformed) {
            return new Answer.Malformed(String.valueOf(malformed.getMessage()));
        }
        Optional<WatchedLog> known = memory.log(origin);
        if (known.isEmpty()) {
            return new Answer.UnknownLog();
        }
        return known.get()
                .open(request.note())
                .map(checkpoint -> answer(known.get(), request, checkpoint))
                .orElseGet(Answer.NotSignedByTheLog::new);
    }

    private Answer answer(WatchedLog log, WitnessRequest request, SignedCheckpoint checkpoint) {
        TreeHead head = checkpoint.checkpoint().head();
        TreeHead latest = log.head();
        if (request.oldSize() > head.size()) {
            return new Answer.Malformed("The old size is larger than the checkpoint's");
        }
        if (request.oldSize() != latest.size()) {
            return new Answer.OtherSize(latest.size());
        }
        if (head.size() == latest.size() && !head.equals(latest)) {
            memory.keepAsEvidence(log.origin(), request.body());
            return new Answer.Forked(latest.size());
        }
        if (!new ConsistencyProof(latest.size(), head.size(), request.proof()).verify(latest, head)) {
            memory.keepAsEvidence(log.origin(), request.body());
            return new Answer.NotGrownFrom(latest.size());
        }
        memory.remember(log.at(checkpoint));
        return new Answer.Cosigned(cosigner.cosign(checkpoint.checkpoint(), clock.instant()));
    }
}
