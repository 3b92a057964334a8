package io.threekey.server.signin.replay;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Fields;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.ShownKey;
import io.threekey.evidence.Weighed;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.signin.SessionLimit;
import io.threekey.server.signin.SignInRefusal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sign-in as the ledger tells it: the facts that it was ruled on, and the ruling.
 *
 * @param index where it stands in the ledger; empty while it is on its way
 */
public record RecordedSignIn(PersonId person, Instant at, OptionalLong index, Situation situation) {

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
                        new Situation.Became.LetIn(new SessionLimit(in.idleMinutes(), in.overallMinutes()))));
    }

    /** Empty for whoever was kept out by no policy, and so would be by every other one. */
    public static Optional<RecordedSignIn> keptOut(LedgerEntry entry) {
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
                                new Situation.Became.KeptOut(
                                        fields.text("reason", SignInRefusal::ofCode), by.kind()))));
    }
}
