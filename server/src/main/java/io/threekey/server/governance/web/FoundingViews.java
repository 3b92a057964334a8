package io.threekey.server.governance.web;

import io.threekey.charter.Charter;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.ProposalId;
import io.threekey.charter.SeatId;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.server.access.Origins;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.Absentees;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.FounderProgress;
import io.threekey.server.governance.FoundingSigning;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.PolicyKinds;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows the founding to one founder. */
@Component
class FoundingViews {

    private static final ProposalId FOUNDING = new ProposalId("founding");

    private final ActTickets tickets;
    private final PoliciesInForce policies;
    private final PolicyKinds kinds;
    private final Origins origins;
    private final Clock clock;

    FoundingViews(ActTickets tickets, PoliciesInForce policies, PolicyKinds kinds, Origins origins, Clock clock) {
        this.tickets = tickets;
        this.policies = policies;
        this.kinds = kinds;
        this.origins = origins;
        this.clock = clock;
    }

    static FoundingView.Step stepOf(FounderProgress mine) {
        if (mine.name().isEmpty()) {
            return FoundingView.Step.NAME;
        }
        if (mine.keys() < 2) {
            return mine.keys() == 0 ? FoundingView.Step.FIRST_KEY : FoundingView.Step.SECOND_KEY;
        }
        if (!mine.passkey()) {
            return FoundingView.Step.PASSKEY;
        }
        return mine.allReady() && mine.mustSign() && !mine.hasSigned()
                ? FoundingView.Step.SIGN
                : FoundingView.Step.WAIT;
    }

    Page page(String token, FounderProgress mine, FoundingView.Step step, Optional<FoundingView.Ceremony> ceremony) {
        return Page.of(
                "governance/founding",
                new FoundingView(
                        seat(mine.seat()),
                        step,
                        "/founding/" + token,
                        ceremony,
                        origins.idOrigin() + "/founding/" + token + "/passkey",
                        places(mine),
                        Optional.empty(),
                        Optional.empty()));
    }

    Page signing(String token, FounderProgress mine, FoundingSigning.ToSign toSign) {
        var charter = toSign.charter();
        return Page.of(
                "governance/founding",
                new FoundingView(
                        seat(mine.seat()),
                        FoundingView.Step.SIGN,
                        "/founding/" + token,
                        Optional.of(new FoundingView.Ceremony(
                                "get",
                                SealingOptions.json(charter, toSign.statement()),
                                tickets.seal(FOUNDING, toSign.statement()))),
                        "",
                        places(mine),
                        Optional.of(shown(charter)),
                        Optional.empty()));
    }

    private FoundingView.Charter shown(Charter charter) {
        var view = new CharterViews(charter, Map.of(), Absentees.NOBODY, clock.instant());
        return new FoundingView.Charter(
                new Fingerprint(charter.digest()).grouped(),
                view.columns(),
                view.groups(),
                view.answers(MatrixQuestion.EVERYTHING),
                view.places(),
                policiesOf(charter),
                CanonicalJson.text(charter.document()));
    }

    /** Once founded, every founder's link shows the fingerprint to write down. */
    Optional<Page> founded() {
        // The founding's transaction ends the links a moment before this node has looked at what was founded.
        policies.lookAgain();
        return Optional.of(policies)
                .filter(PoliciesInForce::founded)
                .map(founded -> Page.of(
                        "governance/founding",
                        new FoundingView(
                                Words.of("governance.founding.title"),
                                FoundingView.Step.DONE,
                                "",
                                Optional.empty(),
                                origins.idOrigin() + "/",
                                List.of(),
                                Optional.empty(),
                                Optional.of(founded.chain().fingerprint().grouped()))));
    }

    Optional<byte[]> open(String ticket) {
        return tickets.open(ticket)
                .filter(opened -> opened.proposal().equals(FOUNDING))
                .map(ActTickets.Ticket::statement);
    }

    private List<FoundingView.Policy> policiesOf(Charter charter) {
        return charter.foundingPolicies().stream()
                .map(policy -> new FoundingView.Policy(
                        CharterWords.subject(policy.address()),
                        kinds.named(policy.address().kind().value()).stream()
                                .flatMap(kind -> kind.inWords(policy.document()).stream())
                                .toList()))
                .toList();
    }

    private static List<FoundingView.Place> places(FounderProgress mine) {
        return mine.others().stream()
                .map(other -> new FoundingView.Place(
                        seat(other.seat()),
                        other.name(),
                        Words.of("governance.founding.place." + state(other)),
                        other.signed() || other.ready() && !other.mustSign(),
                        other.seat().equals(mine.seat())))
                .toList();
    }

    private static String state(FounderProgress.Step other) {
        if (other.signed()) {
            return "signed";
        }
        return other.ready() ? "ready" : "registering";
    }

    private static Words seat(SeatId seat) {
        return Words.of("governance.founding.seat." + seat.value());
    }
}
