package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The policy document {@code site-networks/1} as written, before anybody judged its values: whose each network is. */
record SiteNetworks(List<SiteNetwork> networks) {

    static final PolicyAddress ADDRESS =
            new PolicyAddress(new PolicyKindName("site-networks"), Optional.empty(), Scope.GROUP);

    private static final String FORMAT = "site-networks/1";

    /** @param network an address and how many of its bits are the network's (CIDR, RFC 4632) */
    record SiteNetwork(String site, String network) {

        private Json json() {
            return Json.object().put("site", site).put("network", network).build();
        }

        private static SiteNetwork read(Fields fields) {
            return new SiteNetwork(fields.text("site"), fields.text("network"));
        }
    }

    SiteNetworks {
        networks = List.copyOf(networks);
    }

    /** @throws io.threekey.charter.json.MalformedDocument where the shape is another */
    static SiteNetworks read(JsonObject document) {
        return Document.read(
                document, FORMAT, fields -> new SiteNetworks(fields.objects("networks", SiteNetwork::read)));
    }

    JsonObject document() {
        return Document.of(FORMAT)
                .put(
                        "networks",
                        new JsonArray(networks.stream().map(SiteNetwork::json).toList()))
                .build();
    }
}
