package io.threekey.server.governance;

import io.threekey.charter.ActKind;
import io.threekey.charter.ActStatement;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Scope;
import io.threekey.charter.SeatId;
import io.threekey.charter.SignedAct;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.access.Origins;
import io.threekey.testkit.SoftwareAuthenticator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.BeanFactory;

/** Somebody who holds a seat of a founded hospital, doing what their seat lets them do. */
public final class SeatHolder {

    private final BeanFactory beans;
    private final FounderOfTheTests who;

    SeatHolder(BeanFactory beans, FounderOfTheTests who) {
        this.beans = beans;
        this.who = who;
    }

    public PersonId person() {
        return who.person();
    }

    public String name() {
        return who.name();
    }

    public SeatId seat() {
        return who.seat();
    }

    public SoftwareAuthenticator firstKey() {
        return who.firstKey();
    }

    public SoftwareAuthenticator secondKey() {
        return who.secondKey();
    }

    public SoftwareAuthenticator passkey() {
        return who.passkey();
    }

    public ProposalBox.Outcome wantsToPropose(PolicyAddress address, JsonObject document, String reason) {
        return beans.getBean(ProposalBox.class).propose(who.person(), address, document, reason);
    }

    /** Session limits for a use case, well-formed and therefore accepted. */
    public ProposalId proposes(UseCase useCase, JsonObject limits) {
        var address = new PolicyAddress(new PolicyKindName("session-limits"), Optional.of(useCase), Scope.GROUP);
        return switch (wantsToPropose(address, limits, "The wards asked for it.")) {
            case ProposalBox.Outcome.Proposed(var id) -> id;
            case ProposalBox.Outcome.Faulty(var faults) -> throw new AssertionError("not accepted: " + faults);
        };
    }

    public DecisionDesk.Giving signs(ProposalId proposal) {
        return acts(proposal, ActKind.SIGN, Optional.empty());
    }

    public DecisionDesk.Giving objects(ProposalId proposal, String reason) {
        return acts(proposal, ActKind.OBJECT, Optional.of(reason));
    }

    public DecisionDesk.Giving withdraws(ProposalId proposal) {
        return acts(proposal, ActKind.WITHDRAW, Optional.empty());
    }

    public DecisionDesk.Giving stops(ProposalId proposal) {
        return acts(proposal, ActKind.STOP, Optional.empty());
    }

    public DecisionDesk.Giving acts(ProposalId proposal, ActKind kind, Optional<String> reason) {
        return gives(proposal, sealed(drafts(proposal, kind, reason)));
    }

    /** What the console would put before this person now. */
    public ActStatement drafts(ProposalId proposal, ActKind kind, Optional<String> reason) {
        return switch (wantsTo(proposal, kind, reason)) {
            case DecisionDesk.Drafting.Ready(var statement) -> statement;
            case DecisionDesk.Drafting.Refused(var why) -> throw new AssertionError("refused: " + why);
        };
    }

    public ActStatement draftsSignature(ProposalId proposal) {
        return drafts(proposal, ActKind.SIGN, Optional.empty());
    }

    public DecisionDesk.Drafting wantsTo(ProposalId proposal, ActKind kind, Optional<String> reason) {
        return beans.getBean(DecisionDesk.class).draft(proposal, who.person(), kind, reason);
    }

    public SignedAct sealed(ActStatement statement) {
        return SealedBy.of(who.firstKey(), statement, beans.getBean(Origins.class));
    }

    public SignedAct sealed(ActStatement statement, UnaryOperator<SoftwareAuthenticator> hostile) {
        return SealedBy.of(hostile.apply(who.firstKey()), statement, beans.getBean(Origins.class));
    }

    /** AuthenticationResponseJSON of a key that the signing page asks for a statement. */
    public String answers(SoftwareAuthenticator key, ActStatement statement) {
        return SealedBy.answer(key, statement, beans.getBean(Origins.class));
    }

    public DecisionDesk.Giving gives(ProposalId proposal, SignedAct act) {
        return beans.getBean(DecisionDesk.class).give(proposal, act);
    }
}
