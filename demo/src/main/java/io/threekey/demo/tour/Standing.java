package io.threekey.demo.tour;

import io.threekey.server.frame.Words;
import java.util.List;

/** How far a visitor is with a stop. */
record Standing(Progress progress, List<Words> seen, List<Deed> deeds) {

    enum Progress {
        TO_DO,
        UNDER_WAY,
        DONE
    }

    /** What a visitor can do next. */
    sealed interface Deed {

        Words label();

        record Go(Words label, String path) implements Deed {}

        record Press(Words label, String button) implements Deed {}
    }

    Standing {
        seen = List.copyOf(seen);
        deeds = List.copyOf(deeds);
    }

    static Standing toDo(Deed... deeds) {
        return new Standing(Progress.TO_DO, List.of(), List.of(deeds));
    }

    /** @param lacks what has to come before */
    static Standing toDo(Words lacks) {
        return new Standing(Progress.TO_DO, List.of(lacks), List.of());
    }

    static Standing underWay(List<Words> seen, Deed... deeds) {
        return new Standing(Progress.UNDER_WAY, seen, List.of(deeds));
    }

    static Standing done(List<Words> seen, Deed... deeds) {
        return new Standing(Progress.DONE, seen, List.of(deeds));
    }
}
