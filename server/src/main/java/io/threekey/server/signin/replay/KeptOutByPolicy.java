package io.threekey.server.signin.replay;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.Observed;
import io.threekey.server.governance.SitesConcerned;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.signin.Ruling;
import io.threekey.server.signin.RulingFunction;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Function;

/** Counts who was not let in because of a version of a kind that sign-ins are ruled by, and would have been without it. */
final class KeptOutByPolicy implements Observed {

    private final PolicyKindName kind;
    private final Function<Workplace, PoliciesObeyed> policies;
    private final SignInTypes types;
    private final Ledger ledger;
    private final Clock clock;

    KeptOutByPolicy(
            PolicyKindName kind,
            Function<Workplace, PoliciesObeyed> policies,
            SignInTypes types,
            Ledger ledger,
            Clock clock) {
        this.kind = kind;
        this.policies = policies;
        this.types = types;
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
                types.refused(),
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
                .facts()
                .map(facts -> RulingFunction.rule(
                        before.among(policies.apply(facts.workplace().orElseThrow())), facts))
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
