package io.threekey.server.records.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.frame.NavigationEntry;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.ledger.LedgerSearch;
import io.threekey.server.ledger.Search;
import io.threekey.server.people.People;
import io.threekey.server.people.RecordLooks;
import io.threekey.server.people.RecordLooks.Looking.Permitted;
import io.threekey.server.people.RecordLooks.Looking.Refused;
import io.threekey.server.records.ReadableEntries;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Searching the ledger: one's own entries, for who holds a seat also what was done in office. */
@Controller
@Requires(Permission.SIGNED_IN)
class LedgerPage {

    /** Lines on one page. */
    static final int MOST = 50;

    private static final int MOST_CHOICES = 12;

    private final LedgerSearch ledger;
    private final ReadableEntries readable;
    private final People people;
    private final RecordLooks looks;
    private final LedgerViews views;
    private final Clock clock;
    private final HouseZone zone;

    LedgerPage(
            LedgerSearch ledger,
            ReadableEntries readable,
            People people,
            RecordLooks looks,
            LedgerViews views,
            Clock clock,
            HouseZone zone) {
        this.ledger = ledger;
        this.readable = readable;
        this.people = people;
        this.looks = looks;
        this.views = views;
        this.clock = clock;
        this.zone = zone;
    }

    @Bean
    static NavigationEntry ledgerNavigation() {
        return new NavigationEntry(40, "/ledger", "records.navigation", "list-search", Permission.SIGNED_IN);
    }

    @GetMapping("/ledger")
    Page show(@RequestParam Map<String, String> typed, Caller.SignedIn caller) {
        return page(Asking.of(LedgerQuestion.of(typed), caller), Optional.empty());
    }

    /** By POST, because a look is an act that is written down, and no link or reload may do it unasked. */
    @PostMapping("/ledger/looks")
    @Requires(Permission.SEAT_HOLDER)
    Page look(
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "") String purpose,
            Caller.SignedIn caller) {
        var asking = Asking.of(LedgerQuestion.of(typed), caller);
        if (asking.question().isMistyped()) {
            return page(asking, Optional.empty());
        }
        return switch (looks.look(asking.reader(), asking.question().person(), purpose)) {
            case Permitted permitted -> looked(asking, permitted);
            case Refused(var why) -> page(asking, Optional.of(why)).withStatus(HttpStatus.FORBIDDEN);
        };
    }

    private Page looked(Asking asking, Permitted permitted) {
        var earliest = clock.instant().minus(Duration.ofDays(permitted.days()));
        var asked = search(asking.question(), readable.typesOfALook()).about(readable.referencesTo(permitted.whose()));
        var search = asked.from().filter(earliest::isBefore).isPresent() ? asked : asked.from(earliest);
        var whose = new LedgerViews.Whose(Optional.of(permitted.whose()), Optional.empty());
        return Page.of(
                "records/ledger",
                views.view(asking, whose, Optional.of(permitted), Optional.empty(), Optional.of(ledger.find(search))));
    }

    private Page page(Asking asking, Optional<Refusal> refusal) {
        var whose = whose(asking);
        var found = whose.isUndecided() || asking.question().isMistyped()
                ? Optional.<Search.Found>empty()
                : Optional.of(ledger.find(permitted(asking, whose.person())));
        return Page.of("records/ledger", views.view(asking, whose, Optional.empty(), refusal, found));
    }

    /** A name may be that of several people, or of nobody. */
    private LedgerViews.Whose whose(Asking asking) {
        if (!asking.seated()) {
            return new LedgerViews.Whose(Optional.of(asking.reader()), Optional.empty());
        }
        var typed = asking.question().person();
        var known =
                asking.question().personAsked().filter(id -> people.find(id).isPresent() || id.equals(asking.reader()));
        if (typed.isBlank() || known.isPresent()) {
            return new LedgerViews.Whose(known, Optional.empty());
        }
        var named = people.named(typed, MOST_CHOICES);
        return named.size() == 1
                ? new LedgerViews.Whose(Optional.of(named.getFirst().id()), Optional.empty())
                : new LedgerViews.Whose(Optional.empty(), Optional.of(named));
    }

    private Search permitted(Asking asking, Optional<PersonId> whose) {
        var own = whose.filter(asking.reader()::equals).isPresent();
        var search = search(asking.question(), own ? readable.allTypes() : readable.openTypes());
        return whose.map(person -> search.about(readable.referencesTo(person))).orElse(search);
    }

    private Search search(LedgerQuestion question, Set<String> permitted) {
        var types = readable.ofKind(question.kind(), permitted);
        var search = Search.forAll(MOST).ofTypes(types.equals(readable.allTypes()) ? Set.of() : types);
        for (var line : question.about(readable)) {
            search = search.about(line);
        }
        var begins = question.begins(zone.get());
        var ends = question.ends(zone.get());
        search = begins.isPresent() ? search.from(begins.get()) : search;
        search = ends.isPresent() ? search.until(ends.get()) : search;
        return question.goesOnBefore().isPresent()
                ? search.before(question.goesOnBefore().getAsLong())
                : search;
    }
}
