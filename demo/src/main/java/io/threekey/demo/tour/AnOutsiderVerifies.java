package io.threekey.demo.tour;

import io.threekey.demo.tour.AuditorsRoom.Step;
import io.threekey.demo.tour.AuditorsRoom.Work;
import io.threekey.demo.tour.Standing.Deed;
import io.threekey.evidence.Report;
import io.threekey.evidence.Verdict;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AnOutsiderVerifies implements TourStop {

    private static final String VERIFY = "verify";

    private final AuditorsRoom auditors;
    private final Ledger ledger;
    private final Clock clock;

    AnOutsiderVerifies(AuditorsRoom auditors, Ledger ledger, Clock clock) {
        this.auditors = auditors;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public String code() {
        return "an-outsider-verifies";
    }

    @Override
    public Standing standing(Visit visit) {
        var verify = new Deed.Press(word("verify"), VERIFY);
        return switch (auditors.honest()) {
            case Work.UnderWay(var begun, var step) -> Standing.underWay(List.of(underWay(begun, step), word("long")));
            case Work.Failed failed -> Standing.underWay(List.of(Words.of("demo.tour.failed")), verify);
            case Work.Checked(var begun, var verdict)
            when !begun.isBefore(visit.since()) ->
                switch (verdict) {
                    case Verdict.Holds(var report) -> Standing.done(holds(report), verify);
                    case Verdict.Fails(var failures) ->
                        Standing.underWay(
                                failures.stream()
                                        .map(failure -> Words.of("demo.tour.sentence", failure.toString()))
                                        .toList(),
                                verify);
                };
            case Work.Checked earlier -> Standing.toDo(verify);
            case Work.None none -> Standing.toDo(verify);
        };
    }

    private Words underWay(Instant begun, Step step) {
        var entries =
                ledger.latestCheckpoint().map(checkpoint -> checkpoint.size()).orElse(0L);
        return switch (step) {
            case WRITING -> word("writing", begun, Math.min(auditors.written(), entries), entries);
            case CHECKING -> word("checking", begun, entries);
        };
    }

    private static List<Words> holds(Report report) {
        var adopted = report.proposals().stream()
                .filter(recorded -> report.history().adopted(recorded.proposal().id()))
                .count();
        return List.of(
                word("holds", report.head().size(), report.signIns(), adopted),
                word("fingerprint", report.fingerprint().grouped()));
    }

    @Override
    public void press(String button, Visit visit) {
        if (button.equals(VERIFY)) {
            auditors.exportAndVerify(clock.instant());
        } else {
            TourStop.super.press(button, visit);
        }
    }

    private static Words word(String name, Object... arguments) {
        return Words.of("demo.tour.an-outsider-verifies." + name, arguments);
    }
}
