package io.threekey.server.frame;

import java.time.Instant;
import java.util.List;

/**
 * Something every page of the console must say until it is over.
 *
 * @param code stable identifier, such as {@code policy.unverifiable}; its words are the texts
 *     {@code alert.<code>.title} and {@code alert.<code>.next}
 * @param arguments for those texts
 */
public record StandingAlert(String code, List<String> arguments, Instant since) {

    public StandingAlert {
        arguments = List.copyOf(arguments);
    }
}
