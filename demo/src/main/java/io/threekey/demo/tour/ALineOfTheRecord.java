package io.threekey.demo.tour;

import io.threekey.charter.PersonId;
import io.threekey.demo.tour.SignInsSince.CameIn;
import io.threekey.demo.tour.Standing.Deed;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.Ledger;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ALineOfTheRecord implements TourStop {

    private static final PersonId MAJA_LIND = new PersonId("maja-lind");

    private final SignInsSince signIns;
    private final Ledger ledger;
    private final OpenedLines opened;

    ALineOfTheRecord(SignInsSince signIns, Ledger ledger, OpenedLines opened) {
        this.signIns = signIns;
        this.ledger = ledger;
        this.opened = opened;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String code() {
        return "a-line-of-the-record";
    }

    @Override
    public Standing standing(Visit visit) {
        return signIns.latestOf(MAJA_LIND, visit)
                .map(cameIn -> standing(cameIn, visit))
                .orElseGet(() ->
                        Standing.toDo(new Deed.Go(Words.of("demo.tour.a-nurse-comes-in.go"), "/sign-in?again=yes")));
    }

    private Standing standing(CameIn cameIn, Visit visit) {
        if (cameIn.index().isEmpty()) {
            return Standing.underWay(List.of(word("waits")));
        }
        var index = cameIn.index().getAsLong();
        var entries =
                ledger.latestCheckpoint().map(checkpoint -> checkpoint.size()).orElse(0L);
        var stands = List.of(word("stands", index, entries));
        var open = new Deed.Go(word("open"), "/ledger/entries/" + index);
        return opened.hold(index, visit) ? Standing.done(stands, open) : Standing.underWay(stands, open);
    }

    private static Words word(String name, Object... arguments) {
        return Words.of("demo.tour.a-line-of-the-record." + name, arguments);
    }
}
