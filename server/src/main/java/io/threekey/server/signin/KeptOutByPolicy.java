package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.RecentHistory;
import io.threekey.server.governance.Observed;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.signin.RecordedSignIn.Situation;
import io.threekey.server.signin.SignInFacts.ShownKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;

/** Counts who was not let in because of a version of a kind that sign-ins are ruled by, and would have been without it. */
final class KeptOutByPolicy implements Observed {

    private final PolicyKindName kind;
    private final PoliciesDoor policies;
    private final Ledger ledger;
    private final Clock clock;

    KeptOutByPolicy(PolicyKindName kind, PoliciesDoor policies, Ledger ledger, Clock clock) {
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
        var before = new TriedPolicy(version.address(), replaced);
        var hindered = new HashSet<PersonId>();
        ledger.eachOf(
                SignInEntries.REFUSED,
                since,
                clock.instant().plusMillis(1),
                entry -> Optional.of(entry)
                        .filter(out -> wasBy(version, out))
                        .flatMap(RecordedSignIn::keptOut)
                        .filter(past -> version.address()
                                .useCase()
                                .filter(past.situation().useCase()::equals)
                                .isPresent())
                        .filter(past -> sites.reaches(past.situation().site()))
                        .filter(past -> wasLetIn(past.situation(), before))
                        .ifPresent(past -> hindered.add(past.person())));
        return hindered.size();
    }

    private boolean wasLetIn(Situation situation, TriedPolicy before) {
        return situation
                .workplace()
                .map(work -> RulingFunction.rule(
                        before.among(policies.inForce(work)),
                        new SignInFacts(
                                Optional.of(work),
                                new ShownKey(situation.key().orElseThrow(), false),
                                situation.otherKeys(),
                                situation.recently().orElse(RecentHistory.UNEVENTFUL))))
                .filter(Ruling.LetIn.class::isInstance)
                .isPresent();
    }

    private static boolean wasBy(PolicyVersion version, LedgerEntry out) {
        return Fields.of(out.payload(), out.type())
                .optionalDigest("policyDocument")
                .filter(version.digest()::equals)
                .isPresent();
    }
}
