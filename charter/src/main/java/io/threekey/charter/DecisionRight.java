package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Who decides one kind of decision, for one use case (or all) and one scope, and on which separate clocks.
 *
 * @param consulted functions whose objection has effect although the quorum does not ask for them
 * @param openDays how long a proposal may wait for signatures
 * @param signatureFreshHours how long a signature counts
 * @param delayMinutes from adoption until the policy is in force
 * @param reason why the right lies there, for the people who read the charter
 */
public record DecisionRight(
        DecisionKind decision,
        Optional<UseCase> useCase,
        Scope scope,
        Quorum quorum,
        ObjectionEffect objection,
        List<Function> consulted,
        int openDays,
        int signatureFreshHours,
        int delayMinutes,
        String reason) {

    public DecisionRight {
        consulted = List.copyOf(consulted);
        Names.notBlank(reason, "reason of the right to decide " + decision);
        Alternatives.of(quorum);
    }

    /** The quorum once an objection has escalated: the sponsor comes on top, and nobody falls away. */
    public Quorum escalatedQuorum() {
        return new Quorum.AllOf(List.of(quorum, new Quorum.From(Function.SPONSOR, 1)));
    }

    /** Whether an objection from this function has the effect; from any other it is noted. */
    public boolean hears(Function function) {
        return quorum.mentions(function) || consulted.contains(function);
    }

    public JsonObject document() {
        return Json.object()
                .put("decision", decision.value())
                .put("useCase", PolicyAddress.writeUseCase(useCase))
                .put("scope", scope.value())
                .put("quorum", quorum.document())
                .put("objection", objection.code())
                .put(
                        "consulted",
                        JsonArray.ofTexts(consulted.stream().map(Function::code).toList()))
                .put("openDays", openDays)
                .put("signatureFreshHours", signatureFreshHours)
                .put("delayMinutes", delayMinutes)
                .put("reason", reason)
                .build();
    }

    static DecisionRight read(Fields fields) {
        return new DecisionRight(
                fields.text("decision", DecisionKind::new),
                fields.text("useCase", PolicyAddress::readUseCase),
                fields.text("scope", Scope::new),
                fields.object("quorum", Quorum::read),
                fields.text("objection", ObjectionEffect::ofCode),
                fields.texts("consulted", Function::ofCode),
                fields.count("openDays"),
                fields.count("signatureFreshHours"),
                fields.count("delayMinutes"),
                fields.text("reason"));
    }
}
