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
 * @param reason why the right lies there, for the people who read the charter
 */
public record DecisionRight(
        DecisionKind decision,
        Optional<UseCase> useCase,
        Scope scope,
        Quorum quorum,
        ObjectionEffect objection,
        List<Function> consulted,
        Clocks clocks,
        String reason) {

    public DecisionRight {
        consulted = List.copyOf(consulted);
        Names.notBlank(reason, "reason of the right to decide " + decision);
        Alternatives.of(quorum);
    }

    /** The right to act at once for some hours: no objection stops it, and whoever may sign it decides alone. */
    static DecisionRight passing(DecisionKind decision, PolicyAddress address, Quorum quorum, String reason) {
        return new DecisionRight(
                decision,
                address.useCase(),
                address.scope(),
                quorum,
                ObjectionEffect.NOTED,
                List.of(),
                Clocks.of(1, 1, 0),
                reason);
    }

    /** The quorum once an objection has escalated: the sponsor comes on top, and nobody falls away. */
    public Quorum escalatedQuorum() {
        return new Quorum.AllOf(List.of(quorum, new Quorum.From(Function.SPONSOR, 1)));
    }

    /** Whether an objection from this function has the effect; from any other it is noted. */
    public boolean hears(Function function) {
        return quorum.mentions(function) || consulted.contains(function);
    }

    public int openDays() {
        return clocks.openDays();
    }

    public int signatureFreshHours() {
        return clocks.signatureFreshHours();
    }

    public int delayMinutes() {
        return clocks.delayMinutes();
    }

    public int wayOutWorkingDays() {
        return clocks.wayOutWorkingDays();
    }

    public int lastsDays() {
        return clocks.lastsDays();
    }

    public int reviewDays() {
        return clocks.reviewDays();
    }

    public JsonObject document() {
        var json = Json.object()
                .put("decision", decision.value())
                .put("useCase", PolicyAddress.writeUseCase(useCase))
                .put("scope", scope.value())
                .put("quorum", quorum.document())
                .put("objection", objection.code())
                .put(
                        "consulted",
                        JsonArray.ofTexts(consulted.stream().map(Function::code).toList()))
                .put("reason", reason);
        clocks.write(json);
        return json.build();
    }

    static DecisionRight read(Fields fields) {
        return new DecisionRight(
                fields.text("decision", DecisionKind::new),
                fields.text("useCase", PolicyAddress::readUseCase),
                fields.text("scope", Scope::new),
                fields.object("quorum", Quorum::read),
                fields.text("objection", ObjectionEffect::ofCode),
                fields.texts("consulted", Function::ofCode),
                Clocks.read(fields),
                fields.text("reason"));
    }
}
