package io.threekey.server.governance;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.Scope;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a decision is about, with a site called as its people call it. */
@Component
public class Subjects {

    private final ObjectProvider<SiteNames> sites;
    private final ObjectProvider<PolicyKind> kinds;

    Subjects(ObjectProvider<SiteNames> sites, ObjectProvider<PolicyKind> kinds) {
        this.sites = sites;
        this.kinds = kinds;
    }

    /** What a proposal is about, by what it says where its address says too little. */
    public Words of(Proposal proposal) {
        return of(proposal.address(), proposal.document());
    }

    public Words of(PolicyVersion version) {
        return of(version.address(), version.document());
    }

    private Words of(PolicyAddress address, JsonObject document) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(address.kind()))
                .findFirst()
                .flatMap(kind -> kind.subjectOf(document))
                .orElseGet(() -> of(address));
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
