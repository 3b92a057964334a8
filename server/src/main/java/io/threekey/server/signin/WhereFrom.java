package io.threekey.server.signin;

import io.threekey.charter.Scope;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.governance.PoliciesInForce;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** At which site somebody is who comes from an address, as the networks in force say. */
@Component
class WhereFrom {

    private final PoliciesInForce policies;
    private final AtomicReference<Read> read = new AtomicReference<>(Read.NOTHING);

    WhereFrom(PoliciesInForce policies) {
        this.policies = policies;
    }

    private record Whose(Network network, Scope site) {}

    /** The narrowest first. */
    private record Read(Optional<Digest> document, List<Whose> networks) {

        private static final Read NOTHING = new Read(Optional.empty(), List.of());
    }

    /** The narrowest network says it; empty where none holds the address. */
    Optional<Scope> site(InetAddress address) {
        return networks().stream()
                .filter(whose -> whose.network().holds(address))
                .map(Whose::site)
                .findFirst();
    }

    private List<Whose> networks() {
        var version = policies.at(SiteNetworks.ADDRESS);
        if (version.isEmpty()) {
            return List.of();
        }
        var known = read.get();
        var document = Optional.of(version.get().digest());
        if (!known.document().equals(document)) {
            known = new Read(document, read(version.get().document()));
            read.set(known);
        }
        return known.networks();
    }

    /** What nobody here can read says of no network whose it is: that raises no signal, and never lets anybody in. */
    private static List<Whose> read(JsonObject document) {
        try {
            return SiteNetworks.read(document).networks().stream()
                    .flatMap(named -> Network.of(named.network())
                            .flatMap(network -> site(named.site()).map(site -> new Whose(network, site)))
                            .stream())
                    .sorted(Comparator.comparing(
                                    (Whose whose) -> whose.network().bits())
                            .reversed())
                    .toList();
        } catch (MalformedDocument ofAnotherFormat) {
            return List.of();
        }
    }

    private static Optional<Scope> site(String id) {
        try {
            return Optional.of(Scope.site(id));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
