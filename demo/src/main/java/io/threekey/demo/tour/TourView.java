package io.threekey.demo.tour;

import io.threekey.demo.tour.Standing.Deed;
import io.threekey.demo.tour.Standing.Progress;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * Public for the template alone.
 *
 * @param hospital what its own ledger says of it
 */
public record TourView(Words hospital, List<Stop> stops) {

    public TourView {
        stops = List.copyOf(stops);
    }

    /** @param number as people count, from one */
    public record Stop(int number, String code, Standing standing) {

        public Words title() {
            return Words.of("demo.tour." + code + ".title");
        }

        public Words says() {
            return Words.of("demo.tour." + code + ".says");
        }

        public Tone tone() {
            return switch (standing.progress()) {
                case TO_DO -> Tone.NEUTRAL;
                case UNDER_WAY -> Tone.INFO;
                case DONE -> Tone.GOOD;
            };
        }

        public Words badge() {
            return switch (standing.progress()) {
                case TO_DO -> Words.of("demo.tour.to-do");
                case UNDER_WAY -> Words.of("demo.tour.under-way");
                case DONE -> Words.of("demo.tour.done");
            };
        }

        public List<Words> seen() {
            return standing.seen();
        }

        public List<Link> links() {
            return standing.deeds().stream()
                    .flatMap(deed -> deed instanceof Deed.Go(var label, var path)
                            ? Stream.of(new Link(label, path))
                            : Stream.empty())
                    .toList();
        }

        public List<Link> buttons() {
            return standing.deeds().stream()
                    .flatMap(deed -> deed instanceof Deed.Press(var label, var button)
                            ? Stream.of(new Link(label, "/tour/" + code + "/" + button))
                            : Stream.empty())
                    .toList();
        }

        public boolean isToBeActedOn() {
            return !standing.deeds().isEmpty();
        }

        /** Whether something is going on by itself, so that looking again soon is worth it. */
        public boolean goesOnByItself() {
            return standing.progress() == Progress.UNDER_WAY && standing.deeds().isEmpty();
        }
    }

    public record Link(Words label, String path) {}

    public boolean goesOnByItself() {
        return stops.stream().anyMatch(Stop::goesOnByItself);
    }
}
