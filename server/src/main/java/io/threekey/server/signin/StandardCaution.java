package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.ProposalCaution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whoever must undo what models are taken has to come in first. */
@Component
class StandardCaution implements ProposalCaution {

    private final SeatHoldersToday seatHolders;

    StandardCaution(SeatHoldersToday seatHolders) {
        this.seatHolders = seatHolders;
    }

    @Override
    public PolicyKindName kind() {
        return AuthenticatorStandard.KIND;
    }

    @Override
    public List<Words> against(PolicyAddress address, JsonObject document) {
        var shutOut = SeatHoldersComeBackIn.shutOutBy(AuthenticatorStandard.read(document), seatHolders.at(address));
        return shutOut.isEmpty()
                ? List.of()
                : List.of(Words.of(
                        "signin.standard.fault.shuts-out",
                        shutOut.stream().map(CharterWords::inSentence).toList()));
    }
}
