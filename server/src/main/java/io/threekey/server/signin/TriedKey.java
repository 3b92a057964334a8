package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Fields;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.LetInEntry;
import io.threekey.server.ledger.LedgerEntry;
import java.time.Instant;
import java.util.Optional;

/** A key that somebody tried to come in with, as the ledger tells it, so that other demands can be tried on it. */
record TriedKey(PersonId person, Instant at, UseCase useCase, Optional<Scope> site, Optional<KeyTraits> traits) {

    static TriedKey letIn(LedgerEntry entry) {
        var in = LetInEntry.parse(entry.payload());
        return new TriedKey(
                in.person(), entry.at(), in.useCase(), in.site(), in.key().map(key -> key.traits()));
    }

    /** Empty for whoever was kept out for another reason than what their key is. */
    static Optional<TriedKey> keptOut(LedgerEntry entry) {
        var fields = Fields.of(entry.payload(), entry.type());
        var reason = SignInRefusal.ofCode(fields.text("reason"));
        return switch (reason) {
            case ANOTHER_KEY, STRONGER_KEY -> Optional.of(keptOut(fields, entry.at()));
            case UNREADABLE,
                    TOO_LATE,
                    ALREADY_USED,
                    OTHER_SITE,
                    NOT_VERIFIED,
                    DECISION_KEY,
                    NOT_KNOWN,
                    WRONG_PERSON,
                    KEY_WITHDRAWN,
                    KEY_CHANGED,
                    NO_ROLE,
                    LOOKS_UNLIKE_THEM,
                    NOTHING_DECIDED -> Optional.empty();
        };
    }

    private static TriedKey keptOut(Fields fields, Instant at) {
        return new TriedKey(
                fields.text("person", PersonId::new),
                at,
                fields.text("useCase", UseCase::ofCode),
                Optional.of(fields.text("site", Scope::new)),
                Optional.of(KeyTraits.read(fields)));
    }
}
