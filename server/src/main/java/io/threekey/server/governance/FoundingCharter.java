package io.threekey.server.governance;

import io.threekey.charter.Charter;
import io.threekey.charter.InstallationId;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.SealingRules;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.governance.template.CharterTemplate;
import java.time.Instant;
import java.util.List;

/** The first charter: what was written beforehand, the founders' seats and keys, this ledger. */
final class FoundingCharter {

    private FoundingCharter() {}

    static Charter of(
            CharterTemplate template,
            InstallationId installation,
            Origins origins,
            List<String> decisionKeyModels,
            String logOrigin,
            String logKey,
            List<Founder> founders,
            Instant from) {
        var sealing = new SealingRules(
                origins.relyingParty(Origin.SEAL),
                List.of(origins.sealOrigin().toString()),
                List.of(KeyAlgorithm.ES256, KeyAlgorithm.EDDSA),
                decisionKeyModels);
        var seats = founders.stream()
                .map(founder -> founder.seat().heldBy(founder.person(), founder.name(), founder.keys(), from))
                .toList();
        return template.heldBy(seats, installation, sealing, new LogIdentity(logOrigin, logKey));
    }
}
