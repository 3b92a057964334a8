package io.threekey.evidence;

import io.threekey.charter.ActKind;
import io.threekey.charter.ActStatement;
import io.threekey.charter.CheckpointSeen;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.Function;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.SeatId;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The founding of a small hospital whose ledger is kept by somebody else.
 *
 * @param payload to be recorded there as the first entry, {@code installation.founded}
 */
public record AFounding(JsonObject payload, Fingerprint fingerprint) {

    /** @param vkey of the log, as its node says */
    public static AFounding of(String seed, String origin, String vkey, Instant at) {
        var hospital = new AHospital(seed, new LogIdentity(origin, vkey), at.minus(Duration.ofHours(1)));
        var charter = hospital.charter();
        List<SignedAct> signed = new ArrayList<>();
        for (var function : Function.values()) {
            var seat = new SeatId(function.code());
            signed.add(hospital.sign(
                    function,
                    new ActStatement(
                            charter.installation(),
                            charter.digest(),
                            charter.version(),
                            charter.digest(),
                            charter.digest(),
                            0,
                            ActKind.SIGN,
                            seat,
                            seat,
                            signed.stream().map(SignedAct::digest).toList(),
                            CheckpointSeen.empty(origin),
                            at,
                            at.plus(Duration.ofHours(24)),
                            Optional.empty())));
        }
        return new AFounding(
                new FoundedEntry(charter.bytes(), signed, at).payload(), new Fingerprint(charter.digest()));
    }
}
