package io.threekey.demo.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one activity plans for a day. Those of one lane happen one after another, those of different lanes at once. */
public final class Agenda {

    /** Whatever is on it happens alone, when all that was to happen before has happened. */
    static final String ALONE = "";

    private final String activity;
    private final List<Planned> planned = new ArrayList<>();

    Agenda(String activity) {
        this.activity = activity;
    }

    /** What is done at its time. */
    @FunctionalInterface
    public interface Deed {
        void happens();
    }

    /**
     * Beside whatever else happens then.
     *
     * @param lane a person's id, so that nobody does two things at once
     * @param words for the plan, not for pages
     */
    public void at(Instant time, String lane, String words, Deed deed) {
        if (lane.equals(ALONE)) {
            throw new IllegalArgumentException("nobody's lane for: " + words);
        }
        add(time, lane, words, deed);
    }

    /** With nothing else going on: for what everybody is concerned by. */
    public void alone(Instant time, String words, Deed deed) {
        add(time, ALONE, words, deed);
    }

    private void add(Instant time, String lane, String words, Deed deed) {
        planned.add(new Planned(time, activity, planned.size(), lane, words, deed));
    }

    List<Planned> planned() {
        return List.copyOf(planned);
    }
}
