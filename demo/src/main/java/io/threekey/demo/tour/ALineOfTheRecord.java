package io.threekey.demo.tour;

import io.threekey.charter.PersonId;
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
        var lines = signIns.of(MAJA_LIND, visit).stream()
                .flatMapToLong(cameIn -> cameIn.index().stream())
                .boxed()
                .toList();
        return lines.stream()
                .filter(index -> opened.hold(MAJA_LIND, index, visit))
                .findFirst()
                .map(index -> Standing.done(stands(index), open(index, visit)))
                .or(() -> lines.stream().findFirst().map(index -> Standing.underWay(stands(index), open(index, visit))))
                .orElseGet(() -> notInTheTree(visit));
    }

    private Standing notInTheTree(Visit visit) {
        return signIns.latestOf(MAJA_LIND, visit).isPresent()
                ? Standing.underWay(List.of(word("waits")))
                : Standing.toDo(
                        ComeIn.as(MAJA_LIND, Words.of("demo.tour.a-nurse-comes-in.go"), ComeIn.toTheTour(this)));
    }

    private List<Words> stands(long index) {
        var entries =
                ledger.latestCheckpoint().map(checkpoint -> checkpoint.size()).orElse(0L);
        return List.of(word("stands", index, entries));
    }

    /** To anybody else the record says that there is such a line, and not what is in it. */
    private static Deed open(long index, Visit visit) {
        var line = "/ledger/entries/" + index;
        return visit.isBy(MAJA_LIND)
                ? new Deed.Go(word("open"), line)
                : ComeIn.as(MAJA_LIND, word("come-in-and-open"), line);
    }

    private static Words word(String name, Object... arguments) {
        return Words.of("demo.tour.a-line-of-the-record." + name, arguments);
    }
}
