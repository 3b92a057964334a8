package io.threekey.server.signin.web;

import io.threekey.charter.Scope;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.frame.Words;
import io.threekey.server.people.People;
import io.threekey.server.people.Site;
import io.threekey.server.signin.PastSignIns.PastSignIn;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says of a sign-in on one line what it was: where, and within which limits, as far as its entry says. */
@Component
class PastWords {

    private final People people;

    PastWords(People people) {
        this.people = people;
    }

    List<Words> of(PastSignIn past) {
        var line = new ArrayList<Words>();
        past.where().ifPresent(where -> {
            where.site().map(this::named).map(site -> said("at", site)).ifPresent(line::add);
            line.add(Words.of("governance.care-setting." + where.careSetting().code()));
            line.add(Words.of("governance.use-case." + where.useCase().code()));
        });
        past.limit()
                .map(limit -> said("limits", Words.minutes(limit.idleMinutes()), Words.minutes(limit.overallMinutes())))
                .ifPresent(line::add);
        return line;
    }

    /** Of somebody else's key, whose name is theirs alone. */
    static Words key(PastSignIn past) {
        var number = past.passkey();
        return said("key", Passkey.tail(number));
    }

    private String named(Scope scope) {
        return people.sites().stream()
                .filter(site -> Scope.site(site.id().value()).equals(scope))
                .findFirst()
                .map(Site::name)
                .orElse(scope.value());
    }

    private static Words said(String what, Object... arguments) {
        return Words.of("signin.past." + what, arguments);
    }
}
