package io.threekey.server.governance;

import io.threekey.server.frame.Words;
import java.util.Optional;

/**
 * One whole number in the form of a proposal.
 *
 * @param group heading that consecutive fields share
 * @param value as it is in force, empty where nothing is
 * @param least smallest value the kind permits
 * @param most largest value the kind permits
 */
public record PolicyField(
        String name, Words group, Words label, Words unit, Optional<Long> value, long least, long most) {}
