package io.threekey.server.ledger;

import java.util.List;

/**
 * Something is wrong with the record itself; published once when it is found.
 *
 * @param code {@code ledger.rolled-back}, {@code ledger.foreign-key}, {@code ledger.key-missing}, {@code ledger.tile-altered}, {@code ledger.tiles-stay}, {@code ledger.altered}, {@code ledger.forged-entry},
 *     {@code ledger.lost-entry}, {@code ledger.standing-still}, {@code ledger.memory-altered}, {@code ledger.unwatched},
 *     {@code ledger.search-altered}, {@code ledger.search-unwatched}, {@code ledger.tiles-unwatched}, what whoever asks outside witnesses found,
 *     or what somebody gave to the {@link Vigil}
 * @param arguments for the texts {@code alert.<code>.title} and {@code alert.<code>.next}
 */
public record LedgerAlarm(String code, List<String> arguments) {

    public LedgerAlarm {
        arguments = List.copyOf(arguments);
    }
}
