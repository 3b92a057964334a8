package io.threekey.server.timing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody said that signing in got in their way.
 *
 * @param who their mark of the week, by which nobody is named
 * @param refusal key of the refusal that they had just met, if any
 */
record GotInTheWay(
        LocalDate day, Provenance provenance, String who, String ward, Hindrance hindrance, Optional<String> refusal) {}
