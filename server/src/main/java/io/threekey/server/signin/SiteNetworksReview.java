package io.threekey.server.signin;

import io.threekey.charter.Scope;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import io.threekey.server.signin.SiteNetworks.SiteNetwork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Every reason why a document cannot say whose networks are whose, in words for the one who wrote it. */
final class SiteNetworksReview {

    static final int MOST_NETWORKS = 500;

    private SiteNetworksReview() {}

    static List<Words> faultsOf(JsonObject document) {
        try {
            return faultsOf(SiteNetworks.read(document));
        } catch (MalformedDocument malformed) {
            return List.of(Words.of("signin.networks.fault.shape", String.valueOf(malformed.getMessage())));
        }
    }

    static List<Words> faultsOf(SiteNetworks networks) {
        var faults = new ArrayList<Words>();
        if (networks.networks().size() > MOST_NETWORKS) {
            faults.add(Words.of("signin.networks.fault.too-many", MOST_NETWORKS));
        }
        var seen = new HashSet<Network>();
        for (var named : networks.networks()) {
            if (!isSite(named.site())) {
                faults.add(Words.of("signin.networks.fault.site", named.site()));
            }
            Network.of(named.network())
                    .ifPresentOrElse(
                            network -> {
                                if (!seen.add(network)) {
                                    faults.add(twice(named));
                                }
                            },
                            () -> faults.add(Words.of("signin.networks.fault.network", named.network())));
        }
        return List.copyOf(faults);
    }

    private static Words twice(SiteNetwork named) {
        return Words.of("signin.networks.fault.twice", named.network());
    }

    static boolean isSite(String id) {
        try {
            Scope.site(id);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
