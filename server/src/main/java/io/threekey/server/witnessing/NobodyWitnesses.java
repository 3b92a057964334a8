package io.threekey.server.witnessing;

import io.threekey.charter.Function;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.GapOwner;
import io.threekey.server.measures.GapSource;
import io.threekey.server.measures.Severity;
import java.util.List;
import org.springframework.stereotype.Component;

/** A ledger that nobody outside must confirm proves nothing against those who run it: the sponsor finds them a witness. */
@Component
class NobodyWitnesses implements GapSource {

    private final WitnessingInForce inForce;

    NobodyWitnesses(WitnessingInForce inForce) {
        this.inForce = inForce;
    }

    @Override
    public List<Gap> gaps() {
        if (!inForce.isFounded() || inForce.policy().required() > 0) {
            return List.of();
        }
        return List.of(new Gap(
                "nobody-witnesses",
                "ledger",
                Words.of("witnessing.gap"),
                GapOwner.of(Function.SPONSOR, CharterWords.function(Function.SPONSOR)),
                Severity.WEAK,
                Words.of("witnessing.gap.next"),
                "/ledger/witnesses"));
    }
}
