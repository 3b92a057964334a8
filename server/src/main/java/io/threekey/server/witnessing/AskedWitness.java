package io.threekey.server.witnessing;

import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.tlog.Cosignature;
import java.util.Optional;

/** One witness of the policy as this node knows it. Each is asked by one thread at a time, so none waits for another. */
final class AskedWitness {

    private static final int LONGEST_PAUSE = 30;
    /** Also a ledger that rests is confirmed anew, so that people see that the witness still watches. */
    private static final int AT_REST = 60;

    private final Witness witness;
    private WitnessState state = WitnessState.NOT_ASKED_YET;
    private Contradiction contradiction = new Contradiction.None();
    private long confirmed;
    private Optional<Cosignature> last = Optional.empty();
    private long claimed = Long.MAX_VALUE;
    private boolean busy;
    private int pause;
    private int failures;

    AskedWitness(Witness witness) {
        this.witness = witness;
    }

    Witness witness() {
        return witness;
    }

    /** Whether it is to be asked in this round about a checkpoint of that size; then nobody else asks until it answered. */
    synchronized boolean takesTurn(long size) {
        pause = Math.max(0, pause - 1);
        if (busy || pause > 0 && (failures > 0 || confirmed >= size)) {
            return false;
        }
        busy = true;
        return true;
    }

    synchronized void confirmed(long size, Cosignature cosignature) {
        state = WitnessState.CONFIRMS;
        contradiction = new Contradiction.None();
        confirmed = size;
        last = Optional.of(cosignature);
        failures = 0;
        pause = AT_REST;
    }

    synchronized void failed(WitnessState how) {
        state = how;
        claimed = Long.MAX_VALUE;
        pause = Math.min(LONGEST_PAUSE, 1 << Math.min(failures, 5));
        failures++;
    }

    synchronized void sawMore(long size) {
        failed(WitnessState.SAW_MORE);
        claimed = size;
    }

    /** How many entries it says to have seen, where that was more than it was asked about. */
    synchronized long claimed() {
        return claimed;
    }

    synchronized void contradicts(Contradiction how) {
        contradiction = how;
    }

    synchronized void answered() {
        busy = false;
    }

    synchronized boolean isBusy() {
        return busy;
    }

    synchronized boolean hasConfirmed(long size) {
        return confirmed >= size;
    }

    synchronized WitnessState state() {
        return state;
    }

    synchronized Contradiction contradiction() {
        return contradiction;
    }

    synchronized Optional<Cosignature> last() {
        return last;
    }

    synchronized long confirmedSize() {
        return confirmed;
    }
}
