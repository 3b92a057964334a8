package io.threekey.server.signin.replay;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.signin.SessionLimit;
import io.threekey.server.signin.SignInFacts;
import io.threekey.server.signin.SignInFacts.ShownKey;
import io.threekey.server.signin.SignInFacts.Workplace;
import io.threekey.server.signin.SignInRefusal;
import java.util.Optional;
import java.util.Set;

/**
 * What many sign-ins have in common: every fact that a ruling may go by, exactly as it was recorded, and the ruling.
 *
 * @param site empty in entries of before sites were named
 * @param key empty in entries of before keys were described
 * @param recently empty in entries of before it was noted what went before
 */
public record Situation(
        UseCase useCase,
        CareSetting setting,
        Optional<Scope> site,
        Optional<KeyTraits> key,
        Optional<RecentHistory> recently,
        Became became) {

    /** What came of it. */
    public sealed interface Became {

        record LetIn(SessionLimit limit) implements Became {}

        /** @param by the kind of policy that it was by */
        record KeptOut(SignInRefusal reason, PolicyKindName by) implements Became {}
    }

    /** Empty where too little was recorded to rule on it again. */
    Optional<Workplace> workplace() {
        return site.filter(named -> key.isPresent()).map(named -> new Workplace(useCase, setting, named));
    }

    /** The facts as they were, as far as they are recorded. */
    Optional<SignInFacts> facts() {
        return facts(otherKeys());
    }

    /** The facts of somebody who has these other keys. */
    Optional<SignInFacts> facts(Set<KeyTraits> otherKeys) {
        return workplace()
                .map(work -> new SignInFacts(
                        Optional.of(work),
                        new ShownKey(key.orElseThrow(), false),
                        otherKeys,
                        recently.orElse(RecentHistory.UNEVENTFUL)));
    }

    /** The same, where nobody else was kept out before: how many it would have been depends on what is tried. */
    Situation uncounted() {
        return new Situation(useCase, setting, site, key, recently.map(before -> before.counting(0)), became);
    }

    /** Nobody's other keys are recorded, but that there was a stronger one where they were asked for it. */
    private Set<KeyTraits> otherKeys() {
        return became.equals(new Became.KeptOut(SignInRefusal.ANOTHER_KEY, RiskThresholds.KIND))
                ? Set.of(key.map(used -> new KeyTraits(true, true, used.vouched(), used.model()))
                        .orElseThrow())
                : Set.of();
    }

    JsonObject document() {
        var json = Json.object().put("useCase", useCase.code()).put("careSetting", setting.code());
        site.ifPresent(named -> json.put("site", named.value()));
        key.ifPresent(shown -> json.put("key", shown.document()));
        recently.ifPresent(before -> json.put("recently", before.json()));
        return (switch (became) {
                    case Became.LetIn(var limit) ->
                        json.put("idleMinutes", limit.idleMinutes()).put("overallMinutes", limit.overallMinutes());
                    case Became.KeptOut(var reason, var by) ->
                        json.put("reason", reason.code()).put("by", by.value());
                })
                .build();
    }

    static Situation read(JsonObject document) {
        return Fields.whole(document, "situation", Situation::read);
    }

    private static Situation read(Fields fields) {
        return new Situation(
                fields.text("useCase", UseCase::ofCode),
                fields.text("careSetting", CareSetting::ofCode),
                fields.optional("site", name -> fields.text(name, Scope::new)),
                fields.optional("key", name -> fields.object(name, KeyTraits::read)),
                fields.optional("recently", name -> fields.object(name, RecentHistory::read)),
                fields.has("reason")
                        ? new Became.KeptOut(
                                fields.text("reason", SignInRefusal::ofCode), fields.text("by", PolicyKindName::new))
                        : new Became.LetIn(
                                new SessionLimit(fields.count("idleMinutes"), fields.count("overallMinutes"))));
    }
}
