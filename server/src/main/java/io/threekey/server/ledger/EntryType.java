package io.threekey.server.ledger;

/**
 * A kind of event that the ledger records.
 *
 * @param name stable, such as {@code decision.adopted}; auditors see it
 * @param sentenceKey the text that says it to people
 */
public record EntryType(String name, String sentenceKey) {

    public EntryType {
        if (!name.matches("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)+")) {
            throw new IllegalArgumentException("not the name of an entry type, such as decision.adopted: " + name);
        }
    }
}
