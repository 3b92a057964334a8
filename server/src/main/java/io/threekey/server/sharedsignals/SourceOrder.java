package io.threekey.server.sharedsignals;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.StandingOrders;
import java.util.Optional;

/**
 * The policy document {@code signal-sources/1}. Each adopted version is about one other system: its word counts as it
 * stands there, in place of how it did before, or no more. The others stay as they are.
 */
sealed interface SourceOrder extends StandingOrders.Order<SignalSource> {

    PolicyAddress ADDRESS = PolicyAddress.forAll(new PolicyKindName("signal-sources"));

    String FORMAT = "signal-sources/1";

    JsonObject document();

    record Listen(SignalSource source) implements SourceOrder {

        @Override
        public String about() {
            return source.issuer();
        }

        @Override
        public Optional<SignalSource> sets() {
            return Optional.of(source);
        }

        @Override
        public JsonObject document() {
            return Document.of(FORMAT).put("listen", source.document()).build();
        }
    }

    record Withdraw(String issuer) implements SourceOrder {

        @Override
        public String about() {
            return issuer;
        }

        @Override
        public Optional<SignalSource> sets() {
            return Optional.empty();
        }

        @Override
        public JsonObject document() {
            return Document.of(FORMAT).put("withdraw", issuer).build();
        }
    }

    /** @throws io.threekey.charter.json.MalformedDocument where it is none, or both at once */
    static SourceOrder read(JsonObject document) {
        return Document.read(document, FORMAT, SourceOrder::read);
    }

    private static SourceOrder read(Fields fields) {
        return fields.has("withdraw")
                ? new Withdraw(fields.text("withdraw"))
                : new Listen(fields.object("listen", SignalSource::read));
    }
}
