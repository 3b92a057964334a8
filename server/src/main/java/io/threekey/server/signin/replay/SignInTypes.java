package io.threekey.server.signin.replay;

import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.LedgerEntry;
import java.util.List;

/** The types of entries in which sign-ins are recorded that policies ruled on. */
public record SignInTypes(EntryType letIn, EntryType refused) {

    List<EntryType> both() {
        return List.of(letIn, refused);
    }

    /** What an entry of a later release tells, this one cannot say; that there was something, it can. */
    void read(LedgerEntry entry, SignInColumns.Builder into) {
        try {
            if (entry.type().equals(letIn.name())) {
                into.add(RecordedSignIn.letIn(entry));
            } else {
                RecordedSignIn.keptOut(entry).ifPresent(into::add);
            }
        } catch (MalformedDocument | IllegalArgumentException another) {
            into.addUnreadable(entry.at());
        }
    }
}
