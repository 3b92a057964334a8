package io.threekey.server.signin.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.FreshSignIn;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.NavigationEntry;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.signin.MadeSure;
import io.threekey.server.signin.VouchingForSomebody;
import io.threekey.server.signin.VouchingForSomebody.Outcome.Refused;
import io.threekey.server.signin.VouchingForSomebody.Outcome.Vouched;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Vouches for somebody who is kept out because a sign-in looked unlike them. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class VouchingPage {

    private static final List<String> WAYS =
            Stream.of(MadeSure.values()).map(MadeSure::code).toList();

    private final VouchingForSomebody vouching;
    private final FreshSignIn freshness;
    private final PeopleCalled called;

    VouchingPage(VouchingForSomebody vouching, FreshSignIn freshness, PeopleCalled called) {
        this.vouching = vouching;
        this.freshness = freshness;
        this.called = called;
    }

    @Bean
    static NavigationEntry vouchingNavigation() {
        return new NavigationEntry(72, "/vouching", "signin.vouching.navigation", "user-check", Permission.SEAT_HOLDER);
    }

    @GetMapping("/vouching")
    Page ask(Caller.SignedIn caller) {
        return page(caller, WhomView.NOBODY, "", Optional.empty(), Optional.empty());
    }

    /** Whoever finds the open screen of a seat must not be able to vouch for themselves by it. */
    @PostMapping("/vouching")
    Page vouch(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String sure,
            Caller.SignedIn caller) {
        if (!freshness.isFresh(caller)) {
            return refused(caller, person, sure, "vouching.not-fresh").withStatus(HttpStatus.CONFLICT);
        }
        var meant = called.by(person);
        if (meant.leavesADoubt()) {
            return page(caller, meant.asked(), sure, Optional.empty(), Optional.empty());
        }
        return switch (vouching.vouch(new PersonId(caller.person()), meant.id(), sure)) {
            case Vouched done -> page(caller, WhomView.NOBODY, "", Optional.empty(), Optional.of(done));
            case Refused(var why) -> refused(caller, person, sure, key(why)).withStatus(HttpStatus.FORBIDDEN);
        };
    }

    private static String key(VouchingForSomebody.Refusal why) {
        return switch (why) {
            case NOT_YOURS -> "vouching.not-yours";
            case NOBODY -> "vouching.nobody";
            case YOURSELF -> "vouching.yourself";
            case NOT_MADE_SURE -> "vouching.not-made-sure";
        };
    }

    private Page refused(Caller.SignedIn caller, String person, String sure, String why) {
        return page(caller, WhomView.typed(person), sure, Optional.of(Refusal.of(why)), Optional.empty());
    }

    private Page page(
            Caller.SignedIn caller, WhomView whom, String sure, Optional<Refusal> refusal, Optional<Vouched> done) {
        return Page.of(
                "signin/vouching",
                new VouchingView(
                        vouching.isRightOf(new PersonId(caller.person())),
                        freshness.isFresh(caller),
                        WAYS,
                        whom,
                        sure,
                        refusal,
                        done));
    }
}
