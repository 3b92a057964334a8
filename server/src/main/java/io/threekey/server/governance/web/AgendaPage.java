package io.threekey.server.governance.web;

import static java.util.stream.Collectors.toSet;

import io.threekey.charter.Act;
import io.threekey.charter.PersonId;
import io.threekey.charter.StandingActs;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.OpenCases;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.gaps.OwnershipGaps;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.Gaps;
import io.threekey.server.measures.StandingGap;
import io.threekey.server.measures.Survey;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is due when the steering group meets next, for the screen and for paper. */
@Controller
class AgendaPage {

    private static final Set<String> SAID_WITH_THE_DECISION = Set.of("overdue-decision", "contested-decision");
    private static final Set<String> REVIEWS = Set.of("overdue-review");
    private static final Set<String> LAPSING =
            Set.of("lapsing-term", "lapsing-policy", "vacant-seat", "function-without-anybody");

    private final OpenCases cases;
    private final ProposalViews views;
    private final PoliciesInForce policies;
    private final OwnershipGaps ownership;
    private final Gaps gaps;
    private final Clock clock;

    AgendaPage(
            OpenCases cases,
            ProposalViews views,
            PoliciesInForce policies,
            OwnershipGaps ownership,
            Gaps gaps,
            Clock clock) {
        this.cases = cases;
        this.views = views;
        this.policies = policies;
        this.ownership = ownership;
        this.gaps = gaps;
        this.clock = clock;
    }

    /** @param on the day of the meeting; the next working day where none is named */
    @GetMapping("/agenda")
    @Requires(Permission.SEATED)
    Page agenda(Caller.SignedIn caller, @RequestParam(defaultValue = "") String on) {
        var reader = new PersonId(caller.person());
        var now = clock.instant();
        var meeting = Meeting.on(on, policies.chain().charter().calendar(), now);
        var open = cases.all();
        var survey = gaps.survey();
        return Page.of(
                "governance/agenda",
                new AgendaView(
                        meeting.day().toString(),
                        meeting.at(),
                        now,
                        decisions(open, AgendaPage::isUncontested, reader, meeting),
                        decisions(open, Predicate.not(AgendaPage::isUncontested), reader, meeting),
                        parts(due(survey, meeting.at())),
                        survey.whole()));
    }

    private static boolean isUncontested(ProposalCase one) {
        return StandingActs.of(one.acts()).objections().isEmpty();
    }

    private List<AgendaView.Decision> decisions(
            List<ProposalCase> open, Predicate<ProposalCase> which, PersonId reader, Meeting meeting) {
        return open.stream()
                .filter(which)
                .sorted(Comparator.comparing(one -> one.proposal().openUntil()))
                .map(one -> decision(one, views.of(one, reader, List.of()), meeting))
                .toList();
    }

    private static AgendaView.Decision decision(ProposalCase one, ProposalView view, Meeting meeting) {
        return new AgendaView.Decision(
                "/proposals/" + view.id(),
                view.subject(),
                view.reason(),
                Words.of("governance.agenda.proposed", view.proposer(), view.proposedAt()),
                view.state(),
                view.plan().stream()
                        .filter(place -> !place.filled())
                        .map(place -> new AgendaView.Waiting(place.function(), place.people(), place.state()))
                        .toList(),
                StandingActs.of(one.acts()).objections().stream()
                        .map(AgendaPage::objection)
                        .toList(),
                Words.of("governance.agenda.lapses", view.openUntil()),
                view.openUntil().isBefore(meeting.at()));
    }

    private static AgendaView.Objection objection(Act act) {
        return new AgendaView.Objection(
                Words.of("governance.policies.signer", act.seat().holderName(), CharterWords.seat(act.seat())),
                act.statement().reason().orElse(""),
                act.statement().madeAt());
    }

    /** Governance's own as they will stand on the day; what other modules found as it stands now. */
    private List<Gap> due(Survey survey, Instant meeting) {
        var ownNow = ownership.gaps().stream().map(Gap::code).collect(toSet());
        var others = survey.gaps().stream().map(StandingGap::gap).filter(gap -> !ownNow.contains(gap.code()));
        return Stream.concat(ownership.gapsAt(meeting).stream(), others)
                .filter(gap -> !SAID_WITH_THE_DECISION.contains(gap.kind()))
                .sorted(Comparator.comparing(Gap::severity).thenComparing(Gap::code))
                .toList();
    }

    private static List<AgendaView.Part> parts(List<Gap> due) {
        return List.of(
                part("reviews", due, gap -> REVIEWS.contains(gap.kind())),
                part("lapsing", due, gap -> LAPSING.contains(gap.kind())),
                part("gaps", due, gap -> !REVIEWS.contains(gap.kind()) && !LAPSING.contains(gap.kind())));
    }

    private static AgendaView.Part part(String name, List<Gap> due, Predicate<Gap> which) {
        var key = "governance.agenda." + name;
        return new AgendaView.Part(
                Words.of(key),
                Words.of(key + ".nothing"),
                due.stream().filter(which).map(AgendaPage::item).toList());
    }

    private static AgendaView.Item item(Gap gap) {
        return new AgendaView.Item(
                gap.what(),
                gap.owner().name(),
                gap.next(),
                gap.url(),
                Words.of("measures.severity." + gap.severity().code()),
                gap.severity().tone());
    }
}
