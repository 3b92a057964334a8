package io.threekey.server.authenticators;

import java.util.Optional;
import java.util.UUID;

/**
 * How many keys of one model are in use.
 *
 * @param vouchedName the model's name, as it was vouched for with one of them
 * @param vouched how many of them their maker vouched for when they were made; the others only say that they are of it
 * @param copied how many of them may be copied between devices
 */
public record KeysOfModel(UUID model, Optional<String> vouchedName, long keys, long vouched, long copied) {}
