package io.threekey.server.governance.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.threekey.charter.PolicyAddress;
import io.threekey.server.access.Origins;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.Rivals;
import io.threekey.server.governance.Subjects;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Warns of other open proposals before somebody signs, or writes, one that only one of them can outlive. */
@Component
class RivalViews {

    private final Rivals rivals;
    private final Subjects subjects;
    private final Origins origins;
    private final Clock clock;

    RivalViews(Rivals rivals, Subjects subjects, Origins origins, Clock clock) {
        this.rivals = rivals;
        this.subjects = subjects;
        this.origins = origins;
        this.clock = clock;
    }

    List<RivalView> of(ProposalCase one) {
        return views(rivals.of(one), one.proposal().address());
    }

    List<RivalView> of(FilledForm form) {
        return views(rivals.at(form.address(), form.way()), form.address());
    }

    /** What of a list of open proposals is said in one line. */
    static List<Words> titles(List<ProposalCase> open, ProposalCase one) {
        return Rivals.among(open, one).stream()
                .map(other -> title(other, one.proposal().address()))
                .distinct()
                .toList();
    }

    private List<RivalView> views(List<ProposalCase> others, PolicyAddress address) {
        return others.stream()
                .collect(groupingBy(other -> between(other, address), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(alike -> new RivalView(
                        Words.of("governance.rival.title" + alike.getKey()),
                        Words.of("governance.rival.says" + alike.getKey()),
                        alike.getValue().stream().map(this::other).toList()))
                .toList();
    }

    private RivalView.Other other(ProposalCase other) {
        var proposal = other.proposal();
        return new RivalView.Other(
                proposal.reason(),
                Words.of(
                        "governance.rival.about",
                        subjects.of(proposal),
                        ProposalViews.nameOf(other, proposal.proposedBy()),
                        proposal.proposedAt(),
                        ProposalStanding.of(other, clock.instant()).sentence()),
                origins.idOrigin() + "/proposals/" + proposal.id());
    }

    private static Words title(ProposalCase other, PolicyAddress address) {
        return Words.of("governance.rival.title" + between(other, address));
    }

    /** Two changes of the charter are rivals as two of any policy are. */
    private static String between(ProposalCase other, PolicyAddress address) {
        var theirs = other.proposal().address().replacesCharter();
        if (theirs == address.replacesCharter()) {
            return "";
        }
        return theirs ? ".charter" : ".below";
    }
}
