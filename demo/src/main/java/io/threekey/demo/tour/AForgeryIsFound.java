package io.threekey.demo.tour;

import io.threekey.demo.tour.AuditorsRoom.Work;
import io.threekey.demo.tour.Standing.Deed;
import io.threekey.evidence.Verdict;
import io.threekey.server.frame.Words;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AForgeryIsFound implements TourStop {

    private static final String CHANGE = "change";

    private final AuditorsRoom auditors;
    private final Clock clock;

    AForgeryIsFound(AuditorsRoom auditors, Clock clock) {
        this.auditors = auditors;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public String code() {
        return "a-forgery-is-found";
    }

    @Override
    public Standing standing(Visit visit) {
        if (!(auditors.honest() instanceof Work.Checked(var exported, Verdict.Holds holds))
                || exported.isBefore(visit.since())) {
            return Standing.toDo(word("first"));
        }
        var change = new Deed.Press(word("change"), CHANGE);
        return switch (auditors.forged()) {
            case Work.UnderWay(var begun, var step) -> Standing.underWay(List.of(word("under-way", begun)));
            case Work.Failed failed -> Standing.underWay(List.of(Words.of("demo.tour.failed")), change);
            case Work.Checked(var begun, Verdict.Fails(var failures))
            when !begun.isBefore(visit.since()) ->
                Standing.done(
                        List.of(
                                word("found"),
                                Words.of(
                                        "demo.tour.sentence",
                                        failures.getFirst().toString())),
                        change);
            case Work.Checked(var begun, Verdict.Holds notNoticed)
            when !begun.isBefore(visit.since()) -> Standing.underWay(List.of(word("not-found")), change);
            case Work.Checked earlier -> Standing.toDo(change);
            case Work.None none -> Standing.toDo(change);
        };
    }

    @Override
    public void press(String button, Visit visit) {
        if (button.equals(CHANGE)) {
            auditors.changeOneByteAndVerify(clock.instant());
        } else {
            TourStop.super.press(button, visit);
        }
    }

    private static Words word(String name, Object... arguments) {
        return Words.of("demo.tour.a-forgery-is-found." + name, arguments);
    }
}
