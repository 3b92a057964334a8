package io.threekey.server.governance;

import io.threekey.charter.Act;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Proposal;
import io.threekey.charter.StandingActs;
import io.threekey.charter.Way;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Open proposals of which one's adoption ends the other: both replace the same version of a policy, or one replaces the
 * charter that the other was made under. Signatures given to the one that ends are lost, so everybody is told before.
 */
@Component
public class Rivals {

    private final OpenCases cases;
    private final Clock clock;

    Rivals(OpenCases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** Those that would end this one, or that it would end. */
    public List<ProposalCase> of(ProposalCase one) {
        return one.isOpen() ? among(cases.all(), one) : List.of();
    }

    public static List<ProposalCase> among(List<ProposalCase> open, ProposalCase one) {
        var proposal = one.proposal();
        return open.stream()
                .filter(other -> !other.proposal().id().equals(proposal.id()))
                .filter(other -> areRivals(proposal.address(), proposal.way(), other.proposal()))
                .toList();
    }

    /** Those that a proposal there, taking this way, would have. */
    public List<ProposalCase> at(PolicyAddress address, Way way) {
        return cases.all().stream()
                .filter(other -> areRivals(address, way, other.proposal()))
                .toList();
    }

    /** Those that end with the adoption of this proposal. */
    List<ProposalCase> endedBy(Proposal adopted) {
        return cases.all().stream()
                .filter(other -> !other.proposal().id().equals(adopted.id()))
                .filter(other -> ends(
                        adopted.address(),
                        adopted.way(),
                        other.proposal().address(),
                        other.proposal().way()))
                .toList();
    }

    /** Whoever loses something where it ends. */
    Set<PersonId> partiesOf(ProposalCase one) {
        var signers = StandingActs.of(one.acts()).signatures(clock.instant()).stream()
                .map(Act::seat)
                .map(seat -> seat.holder());
        return Stream.concat(Stream.of(one.proposal().proposedBy()), signers).collect(Collectors.toSet());
    }

    private static boolean areRivals(PolicyAddress address, Way way, Proposal other) {
        return ends(address, way, other.address(), other.way()) || ends(other.address(), other.way(), address, way);
    }

    /** What passes by itself within hours replaces nothing that a regular proposal was written against. */
    private static boolean ends(PolicyAddress one, Way way, PolicyAddress other, Way otherWay) {
        return one.replacesCharter() || one.equals(other) && (!way.isPassing() || otherWay.isPassing());
    }
}
