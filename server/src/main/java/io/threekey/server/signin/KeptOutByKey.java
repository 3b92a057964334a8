package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.server.governance.Observed;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts who had to look for another key because of what is asked of keys now. */
@Component
class KeptOutByKey implements Observed {

    private final Ledger ledger;
    private final Clock clock;

    KeptOutByKey(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public PolicyKindName kind() {
        return AssuranceRequired.KIND;
    }

    @Override
    public int hinderedSince(PolicyVersion version, SitesConcerned sites, JsonObject replaced, Instant since) {
        var before = AssuranceRequired.obeyedOf(replaced);
        var hindered = new HashSet<PersonId>();
        ledger.eachOf(
                SignInEntries.REFUSED,
                since,
                clock.instant().plusMillis(1),
                entry -> Optional.of(entry)
                        .filter(out -> wasBy(version, out))
                        .flatMap(TriedKey::keptOut)
                        .filter(key -> version.address()
                                .useCase()
                                .filter(key.useCase()::equals)
                                .isPresent())
                        .filter(key -> sites.reaches(key.site()))
                        .filter(key -> key.traits().filter(before::isMetBy).isPresent())
                        .ifPresent(key -> hindered.add(key.person())));
        return hindered.size();
    }

    private static boolean wasBy(PolicyVersion version, LedgerEntry out) {
        return Fields.of(out.payload(), out.type())
                .optionalDigest("policyDocument")
                .filter(version.digest()::equals)
                .isPresent();
    }
}
