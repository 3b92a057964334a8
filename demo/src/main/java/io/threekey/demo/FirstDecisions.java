package io.threekey.demo;

import io.threekey.charter.ActKind;
import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Scope;
import io.threekey.charter.SeatId;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import io.threekey.server.governance.DecisionDesk;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalBox;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One decision made and one under way, so that a visitor finds both a history and something that waits. */
@Component
class FirstDecisions {

    private static final SeatId IAM = new SeatId("iam");
    private static final SeatId CLINICAL_OPERATIONS = new SeatId("clinical-operations");
    private static final SeatId SECURITY = new SeatId("security");

    private final ProposalBox box;
    private final DecisionDesk desk;
    private final PoliciesInForce policies;
    private final DemoKeys keys;
    private final Signing signatures;

    FirstDecisions(ProposalBox box, DecisionDesk desk, PoliciesInForce policies, DemoKeys keys, Signing signatures) {
        this.box = box;
        this.desk = desk;
        this.policies = policies;
        this.keys = keys;
        this.signatures = signatures;
    }

    void happen() {
        var longer = propose(
                CLINICAL_OPERATIONS,
                UseCase.SHARED_WORKSTATION,
                CareSetting.WARD,
                15,
                "Nurses on ward 7 lost their place in the chart in the middle of a medication round.");
        sign(CLINICAL_OPERATIONS, longer);
        sign(IAM, longer);
        sign(SECURITY, longer);
        var shorter = propose(
                SECURITY,
                UseCase.SHARED_WORKSTATION,
                CareSetting.OUTPATIENT,
                5,
                "Outpatient desks face the waiting room.");
        sign(SECURITY, shorter);
        sign(IAM, shorter);
    }

    private ProposalId propose(SeatId by, UseCase useCase, CareSetting setting, int idleMinutes, String reason) {
        var address = new PolicyAddress(new PolicyKindName("session-limits"), Optional.of(useCase), Scope.GROUP);
        var document = withIdle(policies.at(address).orElseThrow().document(), setting, idleMinutes);
        return switch (box.propose(holderOf(by), address, document, reason)) {
            case ProposalBox.Outcome.Proposed proposed -> proposed.id();
            case ProposalBox.Outcome.Faulty faulty -> throw new IllegalStateException(faulty.toString());
        };
    }

    private void sign(SeatId seat, ProposalId proposal) {
        var person = holderOf(seat);
        var persona = keys.find(person.value()).orElseThrow();
        switch (desk.draft(proposal, person, ActKind.SIGN, Optional.empty())) {
            case DecisionDesk.Drafting.Ready ready -> {
                if (desk.give(proposal, signatures.sign(persona, ready.statement()))
                        instanceof DecisionDesk.Giving.Refused refused) {
                    throw new IllegalStateException(refused.toString());
                }
            }
            case DecisionDesk.Drafting.Refused refused -> throw new IllegalStateException(refused.toString());
        }
    }

    private PersonId holderOf(SeatId seat) {
        return policies.chain().charter().seat(seat).orElseThrow().holder();
    }

    private static JsonObject withIdle(JsonObject document, CareSetting setting, int minutes) {
        var fields = new LinkedHashMap<>(document.fields());
        fields.computeIfPresent(
                "limits",
                (name, limits) -> new JsonArray(((JsonArray) limits)
                        .items().stream()
                                .map(limit -> limitWithIdle((JsonObject) limit, setting, minutes))
                                .toList()));
        return new JsonObject(fields);
    }

    private static Json limitWithIdle(JsonObject limit, CareSetting setting, int minutes) {
        if (!new JsonText(setting.code()).equals(limit.fields().get("careSetting"))) {
            return limit;
        }
        var fields = new LinkedHashMap<>(limit.fields());
        fields.put("idleMinutes", new JsonInteger(minutes));
        return new JsonObject(fields);
    }
}
