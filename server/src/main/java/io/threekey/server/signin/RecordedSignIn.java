package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Fields;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.ShownKey;
import io.threekey.evidence.Weighed;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A sign-in as the ledger tells it: the facts that it was ruled on, and the ruling.
 *
 * @param index where it stands in the ledger; empty while it is on its way
 */
record RecordedSignIn(PersonId person, Instant at, OptionalLong index, Situation situation) {

    /**
     * What many sign-ins have in common.
     *
     * @param site empty in entries of before sites were named
     * @param key empty in entries of before keys were described
     * @param recently empty in entries of before it was noted what went before
     */
    record Situation(
            UseCase useCase,
            CareSetting setting,
            Optional<Scope> site,
            Optional<KeyTraits> key,
            Optional<RecentHistory> recently,
            Became became) {

        /** Empty where too little was recorded to rule on it again. */
        Optional<Workplace> workplace() {
            return site.filter(named -> key.isPresent()).map(named -> new Workplace(useCase, setting, named));
        }

        /** Nobody's other keys are recorded, but that there was a stronger one where they were asked for it. */
        Set<KeyTraits> otherKeys() {
            return became.equals(new Became.KeptOut(SignInRefusal.ANOTHER_KEY, RiskThresholds.KIND))
                    ? Set.of(key.map(used -> new KeyTraits(true, true, used.vouched(), used.model()))
                            .orElseThrow())
                    : Set.of();
        }
    }

    sealed interface Became {

        record LetIn(SessionLimit limit) implements Became {}

        /** @param by the kind of policy that it was by */
        record KeptOut(SignInRefusal reason, PolicyKindName by) implements Became {}
    }

    static RecordedSignIn letIn(LedgerEntry entry) {
        var in = LetInEntry.parse(entry.payload());
        return new RecordedSignIn(
                in.person(),
                entry.at(),
                entry.index(),
                new Situation(
                        in.useCase(),
                        in.careSetting(),
                        in.site(),
                        in.key().map(ShownKey::traits),
                        in.weighed().map(Weighed::recently),
                        new Became.LetIn(new SessionLimit(in.idleMinutes(), in.overallMinutes()))));
    }

    /** Empty for whoever was kept out by no policy, and so would be by every other one. */
    static Optional<RecordedSignIn> keptOut(LedgerEntry entry) {
        var fields = Fields.of(entry.payload(), entry.type());
        return fields.optionalObject("policy")
                .map(policy -> PolicyAddress.read(Fields.of(policy, entry.type())))
                .map(by -> new RecordedSignIn(
                        fields.text("person", PersonId::new),
                        entry.at(),
                        entry.index(),
                        new Situation(
                                fields.text("useCase", UseCase::ofCode),
                                fields.text("careSetting", CareSetting::ofCode),
                                Optional.of(fields.text("site", Scope::new)),
                                Optional.of(KeyTraits.read(fields)),
                                fields.optional("recently", name -> fields.object(name, RecentHistory::read)),
                                new Became.KeptOut(fields.text("reason", SignInRefusal::ofCode), by.kind()))));
    }
}
