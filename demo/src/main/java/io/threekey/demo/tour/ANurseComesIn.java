package io.threekey.demo.tour;

import io.threekey.charter.PersonId;
import io.threekey.demo.tour.Standing.Deed;
import io.threekey.server.frame.Words;
import org.springframework.stereotype.Component;

@Component
class ANurseComesIn implements TourStop {

    private static final PersonId MAJA_LIND = new PersonId("maja-lind");

    private final SignInsSince signIns;
    private final ObeyedHere obeyed;

    ANurseComesIn(SignInsSince signIns, ObeyedHere obeyed) {
        this.signIns = signIns;
        this.obeyed = obeyed;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String code() {
        return "a-nurse-comes-in";
    }

    @Override
    public Standing standing(Visit visit) {
        return signIns.latestOf(MAJA_LIND, visit)
                .map(cameIn -> Standing.done(
                        obeyed.inWords(cameIn, "Maja Lind"),
                        new Deed.Go(
                                Words.of("demo.tour.who-decided"),
                                "/policies/session-limits/"
                                        + cameIn.entry().useCase().code()),
                        comeIn(Words.of("demo.tour.again"))))
                .orElseGet(() -> Standing.toDo(comeIn(Words.of("demo.tour.a-nurse-comes-in.go"))));
    }

    private Deed comeIn(Words label) {
        return ComeIn.as(MAJA_LIND, label, ComeIn.toTheTour(this));
    }
}
