package io.threekey.server.governance;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Scope;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a document would be obeyed: at its own site, or in the whole group but for the sites that keep to something as
 * strict of their own.
 *
 * @param elsewhere sites of the group that the group's document does not reach
 */
public record SitesConcerned(Scope scope, Set<Scope> elsewhere) {

    public SitesConcerned {
        elsewhere = Set.copyOf(elsewhere);
    }

    static SitesConcerned by(PolicyAddress address, JsonObject document, PoliciesInForce.InForce inForce, Instant at) {
        if (!address.scope().isGroup()) {
            return new SitesConcerned(address.scope(), Set.of());
        }
        return new SitesConcerned(
                address.scope(),
                inForce.history().addresses().stream()
                        .filter(site ->
                                !site.scope().isGroup() && site.inGroup().equals(address))
                        .filter(site -> inForce.history()
                                .policyAt(site, at)
                                .map(PolicyVersion::document)
                                .filter(own -> inForce.charter().keepsTheFloor(site, document, own))
                                .isPresent())
                        .map(PolicyAddress::scope)
                        .collect(Collectors.toSet()));
    }

    /** @param site empty where it was not recorded, which counts in the group and at no site */
    public boolean reaches(Optional<Scope> site) {
        return scope.isGroup() ? site.filter(elsewhere::contains).isEmpty() : site.equals(Optional.of(scope));
    }
}
