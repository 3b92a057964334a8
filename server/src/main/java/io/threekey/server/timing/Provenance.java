package io.threekey.server.timing;

/** Whether somebody really waited. What was simulated and what was real is never counted together. */
public enum Provenance {
    REAL,
    SIMULATED;

    boolean isSimulated() {
        return this == SIMULATED;
    }
}
