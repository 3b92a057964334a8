package io.threekey.demo.tour;

import io.threekey.demo.tour.Standing.Deed;
import io.threekey.server.frame.StandingAlert;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.notices.Alerts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class AnAdministratorReachesPast implements TourStop {

    private static final String ALERT = "policy.unverifiable";
    private static final String EDIT = "edit";
    private static final String PUT_BACK = "put-back";

    /** What is put back is noticed within three seconds, and on a busy machine in some more. */
    private static final Duration LOOKING_AGAIN = Duration.ofSeconds(10);

    private final ReachPastEverybody database;
    private final PoliciesInForce policies;
    private final CaseFile cases;
    private final Alerts alerts;
    private final Clock clock;
    private volatile Optional<Instant> noticed = Optional.empty();
    private volatile Optional<Instant> edited = Optional.empty();
    private volatile Instant mended = Instant.MIN;

    AnAdministratorReachesPast(
            ReachPastEverybody database, PoliciesInForce policies, CaseFile cases, Alerts alerts, Clock clock) {
        this.database = database;
        this.policies = policies;
        this.cases = cases;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String code() {
        return "an-administrator-reaches-past";
    }

    @Override
    public Standing standing(Visit visit) {
        var alert = alerts.standing().stream()
                .filter(one -> one.code().equals(ALERT))
                .map(StandingAlert::since)
                .findFirst();
        alert.ifPresent(since -> noticed = Optional.of(since));
        if (database.kept().isPresent()) {
            return alert.map(since -> noticed(since, visit))
                    .orElseGet(() -> Standing.underWay(List.of(word("edited"))));
        }
        if (alert.isPresent()) {
            return clock.instant().isBefore(mended.plus(LOOKING_AGAIN))
                    ? Standing.underWay(List.of(word("looking-again")))
                    : Standing.underWay(List.of(word("by-others", alert.get())));
        }
        var edit = new Deed.Press(word("edit"), EDIT);
        return edited.filter(at -> !at.isBefore(visit.since()))
                .flatMap(at -> noticed)
                .map(since -> Standing.done(List.of(word("was-noticed", since), word("proved")), edit))
                .orElseGet(() -> Standing.toDo(edit));
    }

    private Standing noticed(Instant since, Visit visit) {
        return Standing.underWay(
                List.of(word("was-noticed", since), word("obeyed", obeyedVersion())),
                ComeIn.as(visit.here(), word("see"), "/me"),
                new Deed.Press(word("put-back"), PUT_BACK));
    }

    private int obeyedVersion() {
        return policies.at(TheWaitingProposal.LIMITS).orElseThrow().version();
    }

    @Override
    public void press(String button, Visit visit) {
        switch (button) {
            case EDIT -> edit();
            case PUT_BACK -> {
                mended = clock.instant();
                database.putBack();
            }
            default -> TourStop.super.press(button, visit);
        }
    }

    private void edit() {
        if (database.kept().isPresent() || policies.inDoubt()) {
            return; // what stands there now is not what was signed, and would be put back as if it were
        }
        policies.at(TheWaitingProposal.LIMITS).flatMap(cases::proposalOf).ifPresent(id -> {
            edited = Optional.of(clock.instant());
            database.edit(id);
        });
    }

    private static Words word(String name, Object... arguments) {
        return Words.of("demo.tour.an-administrator-reaches-past." + name, arguments);
    }
}
