package io.threekey.demo.simulator;

import java.time.Instant;
import java.util.Comparator;

/** One thing on the agenda. Its order among those of the same time is the same whenever it is planned. */
record Planned(Instant at, String activity, int number, String lane, String words, Agenda.Deed deed)
        implements Comparable<Planned> {

    private static final Comparator<Planned> IN_ORDER =
            Comparator.comparing(Planned::at).thenComparing(Planned::activity).thenComparingInt(Planned::number);

    @Override
    public int compareTo(Planned other) {
        return IN_ORDER.compare(this, other);
    }

    boolean isAlone() {
        return lane.equals(Agenda.ALONE);
    }

    /** All but the deed, which two plans never share. */
    String written() {
        return at + " " + activity + " " + lane + " " + words;
    }
}
