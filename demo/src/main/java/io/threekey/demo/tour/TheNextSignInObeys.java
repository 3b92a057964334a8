package io.threekey.demo.tour;

import io.threekey.charter.PersonId;
import io.threekey.demo.tour.SignInsSince.CameIn;
import io.threekey.server.frame.Words;
import org.springframework.stereotype.Component;

@Component
class TheNextSignInObeys implements TourStop {

    private static final PersonId TIM_SCHUSTER = new PersonId("tim-schuster");

    private final SignInsSince signIns;
    private final TheWaitingProposal proposal;
    private final ObeyedHere obeyed;

    TheNextSignInObeys(SignInsSince signIns, TheWaitingProposal proposal, ObeyedHere obeyed) {
        this.signIns = signIns;
        this.proposal = proposal;
        this.obeyed = obeyed;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String code() {
        return "the-next-sign-in-obeys";
    }

    @Override
    public Standing standing(Visit visit) {
        var go = ComeIn.as(TIM_SCHUSTER, Words.of("demo.tour.the-next-sign-in-obeys.go"), ComeIn.toTheTour(this));
        return signIns.latestOf(TIM_SCHUSTER, visit)
                .filter(cameIn -> obeysTheDecision(cameIn, visit))
                .map(cameIn -> Standing.done(obeyed.inWords(cameIn, "Tim Schuster"), go))
                .orElseGet(() -> Standing.toDo(go));
    }

    private boolean obeysTheDecision(CameIn cameIn, Visit visit) {
        return proposal.adopted(visit)
                .filter(version -> version.digest().equals(cameIn.entry().policyDocument()))
                .isPresent();
    }
}
