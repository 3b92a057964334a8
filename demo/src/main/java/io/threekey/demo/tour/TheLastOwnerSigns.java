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
        return proposal.adopted(visit).map(this::adopted).orElseGet(this::waiting);
    }

    private Standing adopted(PolicyVersion version) {
        var signers =
                version.signers().stream().map(Signer::holderName).distinct().toList();
        return Standing.done(
                List.of(Words.of(
                        "demo.tour.the-last-owner-signs.adopted", version.adoptedAt(), version.version(), signers)),
                cases.proposalOf(version).map(TheLastOwnerSigns::read).stream().toArray(Deed[]::new));
    }

    private Standing waiting() {
        return proposal.open()
                .map(one -> Standing.toDo(
                        new Deed.Go(Words.of("demo.tour.the-last-owner-signs.come-in"), "/sign-in?again=yes"),
                        read(one.proposal().id())))
                .orElseGet(() -> Standing.underWay(
                        List.of(Words.of("demo.tour.the-last-owner-signs.nothing")),
                        new Deed.Go(Words.of("demo.tour.the-last-owner-signs.policies"), "/policies")));
    }

    private static Deed read(ProposalId id) {
        return new Deed.Go(Words.of("demo.tour.the-last-owner-signs.go"), "/proposals/" + id.value());
    }
}
