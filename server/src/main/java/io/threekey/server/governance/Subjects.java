package io.threekey.server.governance;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.server.frame.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a decision is about, with a site called as its people call it. */
@Component
public class Subjects {

    private final ObjectProvider<SiteNames> sites;

    Subjects(ObjectProvider<SiteNames> sites) {
        this.sites = sites;
    }

    public Words of(PolicyAddress address) {
        return address.scope().isGroup() ? CharterWords.subject(address) : CharterWords.subject(address, this::named);
    }

    /** Where it holds, for those who know what it is about. */
    public Words placeOf(PolicyAddress address) {
        var useCase = CharterWords.useCase(address.useCase());
        return address.scope().isGroup()
                ? useCase
                : Words.of("governance.subject.place", useCase, named(CharterWords.site(address.scope())));
    }

    /** A site by both names, because the charter's is the one that is signed: "Lakeside (lakeside)". */
    public String site(Scope scope) {
        var id = CharterWords.site(scope);
        var name = named(id);
        return name.equals(id) ? id : name + " (" + id + ")";
    }

    private String named(String site) {
        return sites.stream()
                .map(names -> names.siteNames().get(site))
                .filter(name -> name != null)
                .findFirst()
                .orElse(site);
    }
}
