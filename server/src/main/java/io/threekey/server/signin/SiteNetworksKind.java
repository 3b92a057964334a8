package io.threekey.server.signin;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyText;
import io.threekey.server.people.People;
import io.threekey.server.signin.SiteNetworks.SiteNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The governed policy {@code site-networks}: which site somebody is at who comes from a network. */
@Component
class SiteNetworksKind implements PolicyKind {

    private static final String NETWORKS = "networks";

    private final People people;

    SiteNetworksKind(People people) {
        this.people = people;
    }

    @Override
    public PolicyKindName name() {
        return SiteNetworks.ADDRESS.kind();
    }

    @Override
    public List<UseCase> useCases() {
        return List.of();
    }

    @Override
    public List<PolicyAddress> addresses() {
        return List.of(SiteNetworks.ADDRESS);
    }

    /** A hospital of one site needs none, and then nobody is ever in two places. */
    @Override
    public boolean mustBeInForce() {
        return false;
    }

    @Override
    public Optional<JsonObject> whileUndecided() {
        return Optional.of(new SiteNetworks(List.of()).document());
    }

    @Override
    public List<Words> faultsOf(JsonObject document) {
        return SiteNetworksReview.faultsOf(document);
    }

    @Override
    public List<Words> inWords(JsonObject document) {
        var networks = SiteNetworks.read(document).networks();
        return networks.isEmpty()
                ? List.of(Words.of("signin.networks.says.none"))
                : networks.stream()
                        .map(named -> Words.of("signin.networks.says", named.network(), named.site()))
                        .toList();
    }

    @Override
    public List<Words> changesInWords(JsonObject before, JsonObject after) {
        var old = SiteNetworks.read(before).networks();
        var now = SiteNetworks.read(after).networks();
        var changes = new ArrayList<Words>();
        now.stream()
                .filter(named -> !old.contains(named))
                .map(named -> Words.of("signin.networks.comes", named.network(), named.site()))
                .forEach(changes::add);
        old.stream()
                .filter(named -> !now.contains(named))
                .map(named -> Words.of("signin.networks.goes", named.network(), named.site()))
                .forEach(changes::add);
        return List.copyOf(changes);
    }

    @Override
    public List<PolicyField> form(Optional<JsonObject> inForce) {
        return List.of();
    }

    @Override
    public List<PolicyText> texts(Optional<JsonObject> inForce) {
        return List.of(new PolicyText(
                NETWORKS,
                Words.of("signin.networks.form.group"),
                Words.of("signin.networks.form.label"),
                Words.of("signin.networks.form.hint"),
                inForce.map(SiteNetworks::read).map(SiteNetworksKind::written).orElse(""),
                new PolicyText.Lines()));
    }

    @Override
    public Drafted read(Map<String, String> form) {
        var networks = new SiteNetworks(form.getOrDefault(NETWORKS, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(SiteNetworksKind::read)
                .toList());
        var faults = Stream.concat(SiteNetworksReview.faultsOf(networks).stream(), unknownSites(networks))
                .toList();
        return faults.isEmpty()
                ? new Drafted.Document(networks.document())
                : new Drafted.Faulty(faults.stream()
                        .map(fault -> new FieldFault(NETWORKS, fault))
                        .toList());
    }

    /** A slip of the pen, of which nobody would hear: at a site that does not exist, nobody is ever seen. */
    private Stream<Words> unknownSites(SiteNetworks networks) {
        var known = people.sites().stream().map(site -> site.id().value()).toList();
        return networks.networks().stream()
                .map(SiteNetwork::site)
                .distinct()
                .filter(SiteNetworksReview::isSite)
                .filter(site -> !known.contains(site))
                .map(site -> Words.of("signin.networks.fault.unknown-site", site, String.join(", ", known)));
    }

    private static SiteNetwork read(String line) {
        var parts = line.split("\\s+", 2);
        return new SiteNetwork(parts[0], parts.length == 1 ? "" : parts[1]);
    }

    private static String written(SiteNetworks networks) {
        return networks.networks().stream()
                .map(named -> named.site() + " " + named.network())
                .collect(Collectors.joining("\n"));
    }
}
