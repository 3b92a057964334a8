package io.threekey.server.applications;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.StandingOrders;
import java.util.Optional;

/**
 * The policy document {@code application-registration/1}. Each adopted version is about one application: it registers it,
 * in place of how it was registered before, or withdraws it. The others stay as they are.
 */
sealed interface RegistrationOrder extends StandingOrders.Order<Application> {

    PolicyAddress ADDRESS = PolicyAddress.forAll(new PolicyKindName("application-registration"));

    String FORMAT = "application-registration/1";

    ClientId client();

    JsonObject document();

    @Override
    default String about() {
        return client().value();
    }

    record Register(Application application) implements RegistrationOrder {

        @Override
        public Optional<Application> sets() {
            return Optional.of(application);
        }

        @Override
        public ClientId client() {
            return application.client();
        }

        @Override
        public JsonObject document() {
            return Document.of(FORMAT).put("register", application.document()).build();
        }
    }

    record Withdraw(ClientId client) implements RegistrationOrder {

        @Override
        public Optional<Application> sets() {
            return Optional.empty();
        }

        @Override
        public JsonObject document() {
            return Document.of(FORMAT).put("withdraw", client.value()).build();
        }
    }

    /** @throws io.threekey.charter.json.MalformedDocument where it is none, or both at once */
    static RegistrationOrder read(JsonObject document) {
        return Document.read(document, FORMAT, RegistrationOrder::read);
    }

    private static RegistrationOrder read(Fields fields) {
        return fields.has("withdraw")
                ? new Withdraw(fields.text("withdraw", ClientId::new))
                : new Register(fields.object("register", Application::read));
    }
}
