package io.threekey.demo.applications;

import com.nimbusds.jose.jwk.JWKSet;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.ProposalId;
import io.threekey.charter.json.JsonObject;
import io.threekey.demo.SteeringGroup;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.PolicyKinds;
import java.util.Map;
import org.springframework.stereotype.Component;

/** IAM connects an application and security accepts it, with the form that anybody would fill in. */
@Component
public class Connecting {

    private static final PolicyAddress REGISTRATIONS =
            PolicyAddress.forAll(new PolicyKindName("application-registration"));

    private final SteeringGroup group;
    private final PolicyKinds kinds;
    private final SampleAddresses addresses;
    private final SampleKeys keys;

    Connecting(SteeringGroup group, PolicyKinds kinds, SampleAddresses addresses, SampleKeys keys) {
        this.group = group;
        this.kinds = kinds;
        this.addresses = addresses;
        this.keys = keys;
    }

    public void happens(SampleApplication application) {
        var proposal = proposed(application);
        group.signs(SteeringGroup.IAM, proposal);
        group.signs(SteeringGroup.SECURITY, proposal);
    }

    private ProposalId proposed(SampleApplication application) {
        return group.proposes(SteeringGroup.IAM, REGISTRATIONS, filledIn(application), application.reason());
    }

    private JsonObject filledIn(SampleApplication application) {
        var kind = kinds.named(REGISTRATIONS.kind().value()).orElseThrow();
        return switch (kind.read(form(application))) {
            case Drafted.Document(var document) -> document;
            case Drafted.Faulty faulty -> throw new IllegalStateException(faulty.toString());
        };
    }

    private Map<String, String> form(SampleApplication application) {
        return Map.of(
                "client", application.client(),
                "name", application.title(),
                "redirects", addresses.of(application) + SampleSite.BACK,
                "keys", application.provesItself() ? new JWKSet(keys.of(application)).toString(true) : "",
                "assurance", application.needs(),
                "signedOut", addresses.of(application) + "/",
                "toldAt", addresses.toldAt(application).orElse(""),
                "signals", addresses.signalledAt(application).isPresent() ? String.join("\n", application.hears()) : "",
                "signalsTo", addresses.signalledAt(application).orElse(""));
    }
}
