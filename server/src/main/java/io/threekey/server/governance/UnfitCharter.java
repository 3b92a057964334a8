package io.threekey.server.governance;

/** The charter that is to be founded has faults; the message names each with its line, for whoever wrote it. */
final class UnfitCharter extends RuntimeException {

    UnfitCharter(IllegalArgumentException faults) {
        super(String.valueOf(faults.getMessage()), faults);
    }
}
