package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.Observed;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;

/** Counts who had to look for another key because of what is asked of keys now. */
final class KeptOutByKey implements Observed {

    private final PolicyKindName kind;
    private final PoliciesInForce policies;
    private final Ledger ledger;
    private final Clock clock;

    KeptOutByKey(PolicyKindName kind, PoliciesInForce policies, Ledger ledger, Clock clock) {
        this.kind = kind;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public PolicyKindName kind() {
        return kind;
    }

    @Override
    public int hinderedSince(PolicyVersion version, SitesConcerned sites, JsonObject replaced, Instant since) {
        var before = AskedOfKeysDocuments.obeyedOf(kind, replaced);
        var besides = new AskedBesides(kind, policies);
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
                        .filter(besides)
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
