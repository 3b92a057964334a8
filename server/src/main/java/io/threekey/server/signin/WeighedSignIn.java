package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Fields;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.Weighed;
import io.threekey.server.ledger.LedgerEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in as the ledger tells it, as far as other thresholds can be tried on it.
 *
 * @param recently empty in entries of before it was noted
 */
record WeighedSignIn(
        PersonId person,
        Instant at,
        UseCase useCase,
        CareSetting setting,
        Optional<Scope> site,
        Optional<KeyTraits> key,
        Optional<RecentHistory> recently) {

    static WeighedSignIn letIn(LedgerEntry entry) {
        var in = LetInEntry.parse(entry.payload());
        return new WeighedSignIn(
                in.person(),
                entry.at(),
                in.useCase(),
                in.careSetting(),
                in.site(),
                in.key().map(key -> key.traits()),
                in.weighed().map(Weighed::recently));
    }

    /** Empty for whoever was kept out by anything else, and so would be whatever the thresholds are. */
    static Optional<WeighedSignIn> keptOut(LedgerEntry entry) {
        var fields = Fields.of(entry.payload(), entry.type());
        return fields.optionalObject("policy")
                .map(policy -> PolicyAddress.read(Fields.of(policy, entry.type())))
                .filter(by -> by.kind().equals(RiskThresholds.KIND))
                .map(by -> new WeighedSignIn(
                        fields.text("person", PersonId::new),
                        entry.at(),
                        fields.text("useCase", UseCase::ofCode),
                        fields.text("careSetting", CareSetting::ofCode),
                        Optional.of(fields.text("site", Scope::new)),
                        Optional.of(KeyTraits.read(fields)),
                        Optional.of(fields.object("recently", RecentHistory::read))));
    }
}
