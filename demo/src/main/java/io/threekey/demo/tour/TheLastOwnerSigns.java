package io.threekey.demo.tour;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Signer;
import io.threekey.demo.tour.Standing.Deed;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CaseFile;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class TheLastOwnerSigns implements TourStop {

    private final TheWaitingProposal proposal;
    private final CaseFile cases;

    TheLastOwnerSigns(TheWaitingProposal proposal, CaseFile cases) {
        this.proposal = proposal;
        this.cases = cases;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String code() {
        return "the-last-owner-signs";
    }

    @Override
    public Standing standing(Visit visit) {
        return proposal.adopted(visit).map(this::adopted).orElseGet(() -> waiting(visit));
    }

    private Standing adopted(PolicyVersion version) {
        var signers =
                version.signers().stream().map(Signer::holderName).distinct().toList();
        return Standing.done(
                List.of(word("adopted", version.adoptedAt(), version.version(), signers)),
                cases.proposalOf(version).map(TheLastOwnerSigns::read).stream().toArray(Deed[]::new));
    }

    private Standing waiting(Visit visit) {
        return proposal.open()
                .map(one -> one.proposal().id())
                .map(id -> visit.isBy(proposal.waitsFor().holder())
                        ? Standing.toDo(read(id))
                        : Standing.toDo(comeIn(id), read(id)))
                .orElseGet(() -> Standing.underWay(
                        List.of(word(proposal.canBeMade() ? "nothing" : "in-doubt")),
                        new Deed.Go(word("policies"), "/policies")));
    }

    private Deed comeIn(ProposalId id) {
        var owner = proposal.waitsFor();
        return ComeIn.as(owner.holder(), word("come-in", owner.holderName()), path(id));
    }

    private static Deed read(ProposalId id) {
        return new Deed.Go(word("go"), path(id));
    }

    private static String path(ProposalId id) {
        return "/proposals/" + id.value();
    }

    private static Words word(String name, Object... arguments) {
        return Words.of("demo.tour.the-last-owner-signs." + name, arguments);
    }
}
