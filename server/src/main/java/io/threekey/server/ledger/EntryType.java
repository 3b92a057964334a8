package io.threekey.server.ledger;

import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.Reference;
import io.threekey.evidence.References;
import java.util.Set;

/**
 * A kind of event that the ledger records.
 *
 * @param name stable, such as {@code decision.adopted}; auditors see it
 * @param sentenceKey the text that says it to people
 * @param about where its payload says to whom and what it refers
 */
public record EntryType(String name, String sentenceKey, References about) {

    public EntryType {
        if (!name.matches("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)+")) {
            throw new IllegalArgumentException("not the name of an entry type, such as decision.adopted: " + name);
        }
    }

    /** To whom and what one of its entries refers; a function of the entry alone. */
    public Set<Reference> references(String subject, JsonObject payload) {
        return about.in(subject, payload);
    }
}
