package io.threekey.server.signin.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.signin.Arrival.Whose;
import io.threekey.server.signin.AskingApplications;
import io.threekey.server.signin.AskingApplications.Asking;
import io.threekey.server.signin.Assurance;
import io.threekey.server.signin.KeyQuestion;
import io.threekey.server.signin.KeysAtHand;
import io.threekey.server.signin.SignIn;
import io.threekey.server.signin.SignInRefusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The page that asks for a key: for what, for whose, and what came of the last time. */
@Component
class SignInQuestions implements KeyQuestion {

    private final SignIn signIn;
    private final KeysAtHand keys;
    private final List<AskingApplications> applications;
    private final String party;
    private final Clock clock;

    SignInQuestions(
            SignIn signIn, KeysAtHand keys, List<AskingApplications> applications, Origins origins, Clock clock) {
        this.signIn = signIn;
        this.keys = keys;
        this.applications = applications;
        this.party = origins.relyingParty(Origin.ID);
        this.clock = clock;
    }

    /**
     * @param then where they go on to
     * @param who is in already
     * @param browser what only the same browser can repeat
     * @param left somebody has just signed out
     */
    record Place(LocalPath then, Whose whose, Optional<Caller.SignedIn> who, String browser, boolean left) {}

    @Override
    public Page page(String then, Caller caller, String browser) {
        var who = caller instanceof Caller.SignedIn in ? Optional.of(in) : Optional.<Caller.SignedIn>empty();
        var place = new Place(LocalPath.of(Optional.of(then)), Whose.ANYBODYS, who, browser, false);
        return page(place, Optional.empty(), Optional.of(address(place)));
    }

    Page page(Place place) {
        return page(place, Optional.empty(), Optional.empty());
    }

    /** After an answer that let nobody in, and which must not be sent again when the page is renewed. */
    Page page(Place place, SignIn.Outcome.Out out) {
        return page(place, Optional.of(out), Optional.of(address(place)));
    }

    /** Whoever is in goes on from there, and is asked again where that is not enough. */
    private static String address(Place place) {
        return "/sign-in?" + (place.whose() == Whose.THEIR_OWN ? "again=own&" : "") + "then="
                + URLEncoder.encode(place.then().value(), StandardCharsets.UTF_8);
    }

    private Page page(Place place, Optional<SignIn.Outcome.Out> out, Optional<String> address) {
        var asking = AskingApplications.behind(applications, place.then().value(), place.browser());
        var needed = asking.map(application -> needed(application, place.who())).orElse(List.of());
        var question = signIn.ask(place.browser(), needed);
        return Page.of(
                "signin/sign-in",
                new SignInView(
                        out.map(failed -> failure(failed, place.who())),
                        question.options(),
                        question.sealed(),
                        place.then().value(),
                        asking.map(application -> whose(application, place)).orElse(place.whose()),
                        asking.map(application -> destination(application, needed)),
                        place.left(),
                        party,
                        address,
                        clock.instant()));
    }

    /** Where the application expects somebody else, whoever is in makes room for them. */
    private static Whose whose(Asking application, Place place) {
        if (place.who().filter(application::isForAnotherThan).isPresent()) {
            return Whose.ANYBODYS;
        }
        return application.whose() == Whose.THEIR_OWN ? Whose.THEIR_OWN : place.whose();
    }

    /** Nobody is told whose keys there are who has not come in. */
    private List<Passkey> needed(Asking application, Optional<Caller.SignedIn> who) {
        return application.needs() == Assurance.AAL3
                ? who.filter(in -> !application.isForAnotherThan(in))
                        .map(in -> keys.reaching(new PersonId(in.person()), Assurance.AAL3))
                        .orElse(List.of())
                : List.of();
    }

    private static SignInView.Destination destination(Asking application, List<Passkey> needed) {
        return new SignInView.Destination(
                application.name(),
                application.needs() == Assurance.AAL3,
                needed.stream().map(Passkey::label).toList(),
                application.back());
    }

    private static SignInView.Failure failure(SignIn.Outcome.Out out, Optional<Caller.SignedIn> who) {
        var key = out.reason().refusalKey();
        var refusal = out.reason() == SignInRefusal.WRONG_PERSON
                ? Refusal.of(key, who.map(Caller.SignedIn::name).orElse(""))
                : Refusal.of(key);
        return new SignInView.Failure(refusal, out.wouldDo(), out.gone());
    }
}
