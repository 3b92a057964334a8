package io.threekey.server.sharedsignals;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.BackChannelAddress;
import io.threekey.server.applications.Signal;
import io.threekey.server.applications.ToldSignals;
import io.threekey.server.federation.Issuer;
import io.threekey.server.sharedsignals.SignalStream.Wish;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * A stream as applications write and read it (OpenID Shared Signals Framework 1.0, 8.1.1). Where signals are pushed to is
 * not theirs to say: it must be the address in their registration, and is named here so that nobody is mistaken.
 */
@Component
class StreamConfiguration {

    static final int SECONDS_BETWEEN_VERIFICATIONS = 30;

    private static final int LONGEST_TEXT = 200;
    private static final Pattern HEADER = Pattern.compile("[\\x20-\\x7e]{0,2000}");

    private final Issuer issuer;
    private final StreamSecrets secrets;

    StreamConfiguration(Issuer issuer, StreamSecrets secrets) {
        this.issuer = issuer;
        this.secrets = secrets;
    }

    JsonObject document(SignalStream stream, Application application) {
        var shown = Json.object()
                .put("stream_id", stream.id())
                .put("iss", issuer.name())
                .put("aud", stream.client())
                .put("events_supported", uris(SignalTypes.supportedFor(application)))
                .put("events_requested", uris(stream.requested()))
                .put("events_delivered", uris(delivered(stream, application)))
                .put("delivery", delivery(stream, application))
                .put("min_verification_interval", SECONDS_BETWEEN_VERIFICATIONS);
        if (!stream.description().isEmpty()) {
            shown.put("description", stream.description());
        }
        return shown.build();
    }

    List<Signal> delivered(SignalStream stream, Application application) {
        return SignalTypes.supportedFor(application).stream()
                .filter(stream.requested()::contains)
                .toList();
    }

    private JsonObject delivery(SignalStream stream, Application application) {
        var shown = Json.object().put("method", stream.delivery().method());
        switch (stream.delivery()) {
            case POLL -> shown.put("endpoint_url", issuer.at(StreamPaths.POLL));
            case PUSH -> pushedTo(application).ifPresent(address -> shown.put("endpoint_url", address));
        }
        return shown.build();
    }

    private static Optional<String> pushedTo(Application application) {
        return application.signals().flatMap(ToldSignals::pushedTo).map(BackChannelAddress::value);
    }

    private static JsonArray uris(List<Signal> signals) {
        return JsonArray.ofTexts(signals.stream().map(SignalTypes::uri).toList());
    }

    /** What nobody asked for: all that it may hear, to be fetched. */
    Wish unsaid(Application application) {
        return new Wish(StreamDelivery.POLL, "", SignalTypes.supportedFor(application), "");
    }

    /**
     * @param before what stands where the application says nothing
     * @throws MalformedDocument where it asks for something that it cannot have
     */
    Wish wish(JsonObject said, Wish before, Application application) {
        var fields = Fields.of(said, "a stream");
        var delivery = fields.optionalObject("delivery").map(object -> Fields.of(object, "its delivery"));
        return new Wish(
                delivery.map(one -> delivery(one, application)).orElse(before.delivery()),
                delivery.map(one -> secret(one, application)).orElse(before.secret()),
                fields.has("events_requested") ? requested(fields) : before.requested(),
                fields.optionalText("description")
                        .map(StreamConfiguration::shortened)
                        .orElse(before.description()));
    }

    private StreamDelivery delivery(Fields said, Application application) {
        var delivery = StreamDelivery.byMethod(said.text("method"))
                .orElseThrow(() -> said.malformed("method", "is none of ours"));
        var address = said.optionalText("endpoint_url");
        var known = switch (delivery) {
            case POLL -> address.isEmpty() || address.get().equals(issuer.at(StreamPaths.POLL));
            case PUSH -> address.isPresent() && address.equals(pushedTo(application));
        };
        if (!known) {
            throw said.malformed("endpoint_url", "was not decided");
        }
        return delivery;
    }

    private String secret(Fields said, Application application) {
        var header = said.optionalText("authorization_header").orElse("");
        if (!HEADER.matcher(header).matches()) {
            throw said.malformed("authorization_header", "cannot be sent");
        }
        return secrets.wrapped(application.client().value(), header);
    }

    private static List<Signal> requested(Fields said) {
        return said.texts("events_requested").stream()
                .distinct()
                .flatMap(uri -> SignalTypes.signal(uri).stream())
                .toList();
    }

    /** So much of it as people read, on one line. */
    static String shortened(String text) {
        var line = text.replaceAll("\\p{Cntrl}", " ");
        return line.codePoints()
                .limit(LONGEST_TEXT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether what is ours to say stands there as it is, where it stands there (8.1.1.3). */
    boolean saysWhatIs(JsonObject said, SignalStream stream, Application application) {
        var fields = Fields.of(said, "a stream");
        return fields.optionalText("iss").map(issuer.name()::equals).orElse(true)
                && said.get("aud").map(aud -> isOf(aud, stream.client())).orElse(true)
                && same(fields, "events_supported", SignalTypes.supportedFor(application))
                && same(fields, "events_delivered", delivered(stream, application));
    }

    private static boolean isOf(Json audience, String client) {
        return audience.equals(new JsonText(client)) || audience.equals(JsonArray.ofTexts(List.of(client)));
    }

    private static boolean same(Fields said, String name, List<Signal> signals) {
        return !said.has(name)
                || new HashSet<>(said.texts(name))
                        .equals(new HashSet<>(
                                signals.stream().map(SignalTypes::uri).toList()));
    }
}
