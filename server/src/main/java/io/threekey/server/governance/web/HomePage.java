package io.threekey.server.governance.web;

import io.threekey.charter.ActKind;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalState;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.OpenCases;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus;
import io.threekey.server.governance.ProposalStatus.Adopted;
import io.threekey.server.governance.ProposalStatus.Undecided;
import io.threekey.server.governance.Subjects;
import io.threekey.server.measures.Gaps;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What waits on the reader, on others, and what was decided: of the open ones all, of the decided the newest. */
@Controller
class HomePage {

    private static final int MOST = 50;

    private final CaseFile cases;
    private final OpenCases openCases;
    private final Gaps gaps;
    private final Subjects subjects;
    private final Clock clock;

    HomePage(CaseFile cases, OpenCases openCases, Gaps gaps, Subjects subjects, Clock clock) {
        this.cases = cases;
        this.openCases = openCases;
        this.gaps = gaps;
        this.subjects = subjects;
        this.clock = clock;
    }

    @GetMapping("/decisions")
    @Requires(Permission.SIGNED_IN)
    Page home(Caller.SignedIn caller) {
        var reader = new PersonId(caller.person());
        var open = openCases.all();
        var onMe = open.stream().filter(one -> waitsOn(one, reader)).toList();
        var onOthers = open.stream().filter(one -> !onMe.contains(one)).toList();
        var closed = cases.latest(MOST).stream()
                .filter(one -> !one.isOpen())
                .sorted(Comparator.comparing(HomePage::endedAt).reversed())
                .toList();
        return Page.of(
                "governance/home",
                new HomeView(
                        lead(onMe.size(), caller),
                        caller.may(Permission.SEAT_HOLDER),
                        gaps(caller),
                        Stream.of(
                                        list("on-me", "circle-check", onMe, open),
                                        list("on-others", "hourglass", onOthers, open),
                                        list("decided", "lock-check", closed, List.of()))
                                .skip(caller.may(Permission.SEATED) ? 0 : 1)
                                .toList()));
    }

    /** When it was decided or came to nothing; what another decision ended has no hour of its own but its last act's. */
    private static Instant endedAt(ProposalCase one) {
        return switch (one.status()) {
            case Adopted(var version) -> version.adoptedAt();
            case Undecided(ProposalState.Lapsed lapsed) -> one.proposal().openUntil();
            case Undecided undecided -> lastActOn(one);
            case ProposalStatus.Altered altered -> lastActOn(one);
            case ProposalStatus.Doubtful doubtful -> lastActOn(one);
            case ProposalStatus.Overtaken overtaken -> lastActOn(one);
        };
    }

    private static Instant lastActOn(ProposalCase one) {
        return one.acts().isEmpty()
                ? one.proposal().proposedAt()
                : one.acts().getLast().statement().madeAt();
    }

    private Optional<Words> gaps(Caller.SignedIn caller) {
        return caller.may(Permission.SEATED)
                ? Optional.of(
                        Words.of("governance.home.gaps", gaps.survey().gaps().size()))
                : Optional.empty();
    }

    private boolean waitsOn(ProposalCase one, PersonId reader) {
        return Possibilities.of(one, reader, clock.instant()).contains(ActKind.SIGN);
    }

    private static Words lead(int waiting, Caller.SignedIn caller) {
        if (!caller.may(Permission.SEATED)) {
            return Words.of("governance.home.no-seat");
        }
        return switch (waiting) {
            case 0 -> Words.of("governance.home.lead.none", caller.name());
            case 1 -> Words.of("governance.home.lead.one", caller.name());
            default -> Words.of("governance.home.lead.many", caller.name(), waiting);
        };
    }

    private HomeView.Waiting list(String name, String icon, List<ProposalCase> cases, List<ProposalCase> open) {
        var key = "governance.home." + name;
        return new HomeView.Waiting(
                Words.of(key),
                icon,
                Words.of(key + ".nothing"),
                Words.of(key + ".empty"),
                cases.stream().map(one -> row(one, open)).toList());
    }

    private HomeView.Row row(ProposalCase one, List<ProposalCase> open) {
        var standing = ProposalStanding.of(one, clock.instant());
        return new HomeView.Row(
                "/proposals/" + one.proposal().id(),
                subjects.of(one.proposal()),
                one.proposal().reason(),
                standing.sentence(),
                RivalViews.titles(open, one),
                standing.badge(),
                standing.tone());
    }
}
