package io.threekey.server.signin.web;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Signer;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.frame.NavigationEntry;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.PolicyKinds;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.server.people.RecordLooks;
import io.threekey.server.signin.EndingBySignal;
import io.threekey.server.signin.OwnSession;
import io.threekey.server.signin.PastSignIns;
import io.threekey.server.signin.PastSignIns.PastSignIn;
import io.threekey.server.signin.SignInRefusal;
import io.threekey.server.timing.Hindrance;
import io.threekey.server.timing.InTheWay;
import io.threekey.server.timing.Provenance;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
@Requires(Permission.SIGNED_IN)
class MePage {

    private static final int PAST_SIGN_INS = 10;
    private static final int LOOKS = 20;

    /** What somebody met longer ago is not what they speak of. */
    private static final Duration JUST = Duration.ofMinutes(15);

    private static final int MORE = 5;

    /** More than anybody will ever have looked; it only keeps the asking sane. */
    private static final int MOST_LOOKS = 1_000_000;

    private final OwnSession sessions;
    private final PastSignIns past;
    private final EndingBySignal ending;
    private final People people;
    private final Authenticators authenticators;
    private final RecordLooks looks;
    private final CaseFile cases;
    private final PastWords words;
    private final InTheWay inTheWay;
    private final Clock clock;

    MePage(
            OwnSession sessions,
            PastSignIns past,
            EndingBySignal ending,
            People people,
            Authenticators authenticators,
            RecordLooks looks,
            CaseFile cases,
            PastWords words,
            InTheWay inTheWay,
            Clock clock) {
        this.sessions = sessions;
        this.past = past;
        this.ending = ending;
        this.people = people;
        this.authenticators = authenticators;
        this.looks = looks;
        this.cases = cases;
        this.words = words;
        this.inTheWay = inTheWay;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry meNavigation() {
        return new NavigationEntry(80, "/me", "signin.me.navigation", "user-circle", Permission.SIGNED_IN);
    }

    @GetMapping("/me")
    Page me(
            @RequestParam(defaultValue = "" + LOOKS) int looks,
            @RequestParam Optional<String> said,
            Caller.SignedIn caller) {
        var person = people.find(new PersonId(caller.person())).orElseThrow(MePage::gone);
        var limits = sessions.of(caller).orElseThrow(MePage::gone);
        return Page.of(
                "signin/me",
                new MeView(
                        person.name(),
                        person.title(),
                        person.ward().name() + ", " + person.site().name(),
                        limits.startedAt(),
                        limits.until(),
                        limits.idleMinutes(),
                        person.site().timeZone(),
                        limits.useCase().code(),
                        limits.decided().map(this::decision),
                        pastOf(person),
                        said.isPresent(),
                        looksAt(person, Math.clamp(looks, LOOKS, MOST_LOOKS))));
    }

    /** One touch, without their name; thanked for however often they do it. */
    @PostMapping("/me/in-my-way")
    ResponseEntity<Void> gotInMyWay(@RequestParam(defaultValue = "") String hindrance, Caller.SignedIn caller) {
        var person = new PersonId(caller.person());
        inTheWay.say(person, Hindrance.named(hindrance), justMet(person), Provenance.REAL);
        return SeeOther.at("/me?said");
    }

    private Optional<String> justMet(PersonId person) {
        return past.of(person, clock.instant().minus(JUST), PAST_SIGN_INS).stream()
                .flatMap(entry -> entry.refused().stream())
                .map(SignInRefusal::refusalKey)
                .findFirst();
    }

    private MeView.Looks looksAt(Person person, int most) {
        var at = looks.at(person.id(), most);
        return new MeView.Looks(
                MeView.Look.folded(at.newest()),
                at.more() && most < MOST_LOOKS ? OptionalInt.of(most * MORE) : OptionalInt.empty());
    }

    private MeView.Decision decision(PolicyVersion version) {
        var path = cases.proposalOf(version)
                .map(proposal -> "/proposals/" + proposal)
                .orElseGet(() -> history(version.address()));
        var signers = version.signers().stream().map(Signer::holderName).toList();
        return new MeView.Decision(version.version(), version.adoptedAt(), signers, path);
    }

    /** Where the founding charter carried the policy: its decision is the founding, which has no page of its own. */
    private static String history(PolicyAddress address) {
        return "/policies/" + address.kind() + "/" + PolicyKinds.useCaseOf(address) + "?scope=" + address.scope();
    }

    /** The newest first. */
    private List<MeView.Past> pastOf(Person person) {
        return Stream.concat(
                        past.of(person.id(), PAST_SIGN_INS).stream().map(this::used),
                        ending.pastOf(person.id(), PAST_SIGN_INS).stream()
                                .map(end -> new MeView.EndedBySignal(end.at(), end.source(), end.index())))
                .sorted(Comparator.comparing(MeView.Past::at).reversed())
                .limit(PAST_SIGN_INS)
                .toList();
    }

    private MeView.Past used(PastSignIn entry) {
        return new MeView.Used(
                entry.at(),
                authenticators.find(entry.passkey()).map(Passkey::label).orElse(""),
                entry.refused().map(SignInRefusal::refusalKey),
                words.of(entry),
                entry.index());
    }

    private static ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.UNAUTHORIZED);
    }
}
