package io.threekey.server.governance.web;

import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.keys.RelyingParty;

/** The relying party under which decision keys are made. */
final class SealingParty {

    private SealingParty() {}

    static RelyingParty of(Origins origins) {
        return new RelyingParty(
                origins.relyingParty(Origin.SEAL), origins.sealOrigin().toString(), "Threekey decisions");
    }
}
