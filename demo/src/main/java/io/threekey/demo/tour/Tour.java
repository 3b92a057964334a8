package io.threekey.demo.tour;

import io.threekey.charter.PersonId;
import io.threekey.demo.DemoFigures;
import io.threekey.server.access.AnswersOn;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.frame.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The tour's page. One visit at a time, as there is one hospital: anybody may be anybody here. */
@Controller
@AnswersOn(Origin.ID)
@Requires(Permission.ANYONE)
class Tour {

    private final DemoFigures figures;
    private final List<TourStop> stops;
    private final Clock clock;
    private final TheWaitingProposal proposal;
    private final AtomicReference<Optional<Instant>> begun = new AtomicReference<>(Optional.empty());

    Tour(DemoFigures figures, List<TourStop> stops, TheWaitingProposal proposal, Clock clock) {
        this.figures = figures;
        this.stops =
                stops.stream().sorted(Comparator.comparingInt(TourStop::order)).toList();
        this.proposal = proposal;
        this.clock = clock;
    }

    @GetMapping("/tour")
    Page page(Caller caller) {
        var here = visit(caller);
        var shown = IntStream.range(0, stops.size())
                .mapToObj(at -> new TourView.Stop(
                        at + 1, stops.get(at).code(), stops.get(at).standing(here)))
                .toList();
        return Page.of("demo/tour", new TourView(hospital(), shown));
    }

    /** What was signed stays signed, so that something else is put before the owners. */
    @PostMapping("/tour/anew")
    ResponseEntity<Void> anew() {
        begun.set(Optional.of(clock.instant()));
        proposal.isProposedAnew();
        return SeeOther.at("/tour");
    }

    @PostMapping("/tour/{stop}/{button}")
    ResponseEntity<Void> press(@PathVariable String stop, @PathVariable String button, Caller caller) {
        var meant = stops.stream()
                .filter(one -> one.code().equals(stop))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            meant.press(button, visit(caller));
        } catch (IllegalArgumentException noSuchButton) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, noSuchButton.getMessage(), noSuchButton);
        }
        return SeeOther.at("/tour#" + stop);
    }

    private Words hospital() {
        var now = figures.now();
        return Words.of(
                "demo.tour.hospital",
                now.people(),
                now.sites(),
                now.wards(),
                now.signIns(),
                now.refusals(),
                now.decisions(),
                now.entries());
    }

    /** It begins when somebody first looks. */
    private Visit visit(Caller caller) {
        var since = begun.updateAndGet(at -> at.or(() -> Optional.of(clock.instant())))
                .orElseThrow();
        return new Visit(
                since,
                caller instanceof Caller.SignedIn in ? Optional.of(new PersonId(in.person())) : Optional.empty());
    }
}
