package io.threekey.evidence;

import io.threekey.charter.ActKind;
import io.threekey.charter.AutomaticRevert;
import io.threekey.charter.Confirmation;
import io.threekey.charter.Enactment;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Proposal;
import io.threekey.charter.Scope;
import io.threekey.charter.SignedAct;
import io.threekey.charter.Staging;
import io.threekey.charter.Way;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens to a small hospital's policies in a year, by every way that its charter knows, honest or not. */
final class AYearOfDecisions {
    static final PolicyAddress EAST =
            new PolicyAddress(AHospital.SESSION_LIMITS.kind(), AHospital.SESSION_LIMITS.useCase(), Scope.site("east"));
    static final Confirmation FIFTEEN = new Confirmation(60, 10, 50, 0);
    private static final Function[] OWNERS = {Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY};

    final AHospitalsLedger ledger = AHospitalsLedger.empty("st anna").found();
    private int proposals;

    static Enactment containment(int percent) {
        return Enactment.passing(
                Way.CONTAINMENT,
                Optional.of(Json.object().put("mostHinderedPercent", percent).build()));
    }

    static Enactment continuity() {
        return Enactment.passing(Way.CONTINUITY, Optional.empty());
    }

    static Enactment confirmed() {
        return new Enactment(Way.REGULAR, Staging.AT_ONCE, Optional.of(FIFTEEN), Optional.empty());
    }

    static Enactment staged(int record, int warn) {
        return new Enactment(Way.REGULAR, new Staging(record, warn), Optional.empty(), Optional.empty());
    }

    Proposal propose(PolicyAddress address, JsonObject document, int replaces, JsonObject replaced, Enactment how) {
        proposals++;
        return ledger.propose(
                "p-" + proposals,
                address,
                document,
                replaces,
                replaces == 0 ? Optional.empty() : Optional.of(replaced),
                how);
    }

    Proposal proposeLimits(int idle, int replaces, int replaced, Enactment how) {
        return propose(AHospital.SESSION_LIMITS, AHospital.limits(idle), replaces, AHospital.limits(replaced), how);
    }

    Instant decided(Proposal proposal) {
        ledger.decide(proposal, OWNERS);
        return adoptedAt();
    }

    Instant adoptedBy(Proposal proposal, Function... functions) {
        ledger.decide(proposal, functions);
        return adoptedAt();
    }

    /** Security objects; after that time the two others sign, and the sponsor decides. */
    Instant againstSecurity(Proposal proposal, Duration after, Function... signing) {
        List<SignedAct> acts = new ArrayList<>();
        acts.add(ledger.act(proposal, ActKind.OBJECT, Function.SECURITY, Optional.of("it is too long")));
        ledger.later(after);
        for (Function function : signing) {
            acts.add(ledger.act(proposal, ActKind.SIGN, function, Optional.empty()));
        }
        acts.add(ledger.act(proposal, ActKind.OVERRULE, Function.SPONSOR, Optional.of("the wards cannot wait")));
        ledger.adopt(proposal, acts);
        return adoptedAt();
    }

    AYearOfDecisions later(Duration time) {
        ledger.later(time);
        return this;
    }

    AYearOfDecisions signIn(int version, int idle) {
        return signIn(AHospitalsLedger.MAIN_SITE, AHospital.SESSION_LIMITS, version, idle);
    }

    AYearOfDecisions signIn(Scope site, PolicyAddress policy, int version, int idle) {
        LetInEntry ward = AHospitalsLedger.letIn("nurse-17", version, AHospital.limits(idle));
        return letIn(ForgedLetIn.at(Optional.of(site), policy, ward));
    }

    AYearOfDecisions letIn(LetInEntry entry) {
        ledger.record(EntryType.LET_IN, entry.payload());
        return this;
    }

    AYearOfDecisions reverted(int version, long people, Instant at) {
        return reverted(AHospital.SESSION_LIMITS, version, people, at);
    }

    AYearOfDecisions reverted(PolicyAddress policy, int version, long people, Instant at) {
        ledger.record(EntryType.POLICY_REVERTED, new AutomaticRevert(policy, version, people, at).asJson());
        return this;
    }

    private Instant adoptedAt() {
        return ledger.now().minus(Duration.ofMinutes(1));
    }
}
