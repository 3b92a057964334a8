package io.threekey.server.governance.web;

import io.threekey.server.access.Origins;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.RefusedRequest;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.keys.SealedChallenges;
import io.threekey.server.keys.SealedChallenges.Issued;
import io.threekey.server.keys.SealedChallenges.Opened;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the steps of a founder's way share on either origin: the challenge a new key answers, and where it goes on. */
@Component
class FoundersWay {

    private final SealedChallenges challenges;
    private final Origins origins;

    FoundersWay(SealedChallenges challenges, Origins origins) {
        this.challenges = challenges;
        this.origins = origins;
    }

    /** @param purpose of the key, so that no step takes another step's answer */
    Issued challenge(String purpose, String token) {
        return challenges.issue(purpose, token);
    }

    byte[] opened(String sealed, String purpose, String token) {
        if (challenges.open(sealed, purpose, token) instanceof Opened(var challenge, var until)) {
            return challenge;
        }
        throw StalePage.refused();
    }

    ResponseEntity<Void> goesOn(String token, Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            throw new RefusedRequest(refusal.get());
        }
        return SeeOther.at(origins.sealOrigin() + "/founding/" + token);
    }
}
