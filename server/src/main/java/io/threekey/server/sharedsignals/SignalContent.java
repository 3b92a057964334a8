package io.threekey.server.sharedsignals;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.RiskSignal;
import io.threekey.server.applications.Signal;
import io.threekey.server.federation.ApplicationEntered;
import io.threekey.server.federation.ApplicationLeft;
import io.threekey.server.federation.EnteredInSession;
import io.threekey.server.signin.AssuranceChanged;
import io.threekey.server.signin.RiskLevelChanged;
import io.threekey.server.signin.SessionOver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * What a signal says (CAEP 1.0, 3) to one application, who it is about by the names that this one knows (RFC 9493), and
 * nothing that it need not know: no name of a person or a key, no place, no reason.
 *
 * @param issuer under which it knows people
 */
record SignalContent(String issuer, String client) {

    private static final int TXN_LENGTH = 22;
    private static final String AS_USUAL = "as-usual";

    JsonObject sessionEstablished(ApplicationEntered entered) {
        return about(
                Signal.SESSION_ESTABLISHED,
                entered.session(),
                session(entered.person(), entered.session()),
                at(entered.at()).put("acr", entered.acr()).put("amr", JsonArray.ofTexts(entered.amr())));
    }

    JsonObject sessionRevoked(ApplicationLeft left) {
        return about(
                Signal.SESSION_REVOKED,
                left.session(),
                session(left.person(), left.session()),
                at(left.at()).put("initiating_entity", initiator(left.by())));
    }

    private static String initiator(SessionOver.By by) {
        return switch (by) {
            case ITS_OWNER -> "user";
            case SOMEBODY_ELSE -> "admin";
            case LIMIT -> "policy";
            case CIRCUMSTANCE -> "system";
        };
    }

    /** @param kind whether it is part of a computer or a phone, or a thing of its own */
    JsonObject credentialChange(PersonId person, String key, String kind, String change, Instant at) {
        return about(
                Signal.CREDENTIAL_CHANGE,
                key + "\n" + change,
                user(person),
                at(at).put("credential_type", kind).put("change_type", change));
    }

    /** By the levels of SP 800-63B-4, in the spelling of the profile. */
    JsonObject assuranceLevelChange(AssuranceChanged changed) {
        return about(
                Signal.ASSURANCE_LEVEL_CHANGE,
                changed.session() + "\n" + changed.at(),
                session(changed.person(), changed.session()),
                at(changed.at())
                        .put("namespace", "NIST-AAL")
                        .put("current_level", "nist-aal" + changed.now().level())
                        .put("previous_level", "nist-aal" + changed.before().level())
                        .put("change_direction", changed.now().isAtLeast(changed.before()) ? "increase" : "decrease")
                        .put("initiating_entity", "user"));
    }

    /** Why it looks like that is said by the kinds of signals alone, and of no place or time. */
    JsonObject riskLevelChange(RiskLevelChanged changed) {
        return about(
                Signal.RISK_LEVEL_CHANGE,
                changed.person().value() + "\n" + changed.at(),
                user(changed.person()),
                at(changed.at())
                        .put("principal", "USER")
                        .put("current_level", changed.now().name())
                        .put("previous_level", changed.before().name())
                        .put("risk_reason", reason(changed)));
    }

    private static String reason(RiskLevelChanged changed) {
        return changed.why().isEmpty()
                ? AS_USUAL
                : changed.why().stream().map(RiskSignal::code).sorted().collect(Collectors.joining(", "));
    }

    /** That signals arrive (OpenID Shared Signals Framework 1.0, 8.1.4.1). */
    static JsonObject verification(String stream, String state, String txn) {
        var said = Json.object();
        if (!state.isEmpty()) {
            said.put("state", state);
        }
        return content(
                SignalTypes.VERIFICATION,
                txn,
                Json.object().put("format", "opaque").put("id", stream).build(),
                said.build());
    }

    private JsonObject about(Signal signal, String occasion, JsonObject subject, JsonObject.Builder said) {
        return content(SignalTypes.uri(signal), txn(signal, occasion), subject, said.build());
    }

    /** The same for all that one event causes here, and another for each application, so that two cannot compare. */
    private String txn(Signal signal, String occasion) {
        return Digest.of((client + "\n" + signal.code() + "\n" + occasion).getBytes(StandardCharsets.UTF_8))
                .base64Url()
                .substring(0, TXN_LENGTH);
    }

    private static JsonObject content(String type, String txn, JsonObject subject, JsonObject said) {
        return Json.object()
                .put("txn", txn)
                .put("sub_id", subject)
                .put("events", Json.object().put(type, said).build())
                .build();
    }

    private static JsonObject.Builder at(Instant instant) {
        return Json.object().put("event_timestamp", instant.getEpochSecond());
    }

    private JsonObject user(PersonId person) {
        return Json.object()
                .put("format", "iss_sub")
                .put("iss", issuer)
                .put("sub", person.value())
                .build();
    }

    /** By the {@code sid} that this application's ID tokens have. */
    private JsonObject session(PersonId person, String session) {
        return Json.object()
                .put("format", "complex")
                .put("user", user(person))
                .put(
                        "session",
                        Json.object()
                                .put("format", "opaque")
                                .put("id", EnteredInSession.sid(client, session))
                                .build())
                .build();
    }
}
