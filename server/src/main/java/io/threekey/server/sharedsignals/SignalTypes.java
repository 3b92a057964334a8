package io.threekey.server.sharedsignals;

import io.threekey.server.applications.Application;
import io.threekey.server.applications.Signal;
import io.threekey.server.applications.ToldSignals;
import io.threekey.server.signin.JudgesRisk;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What signals are called where they are sent, and which of them there is somebody to cause. */
@Component
class SignalTypes {

    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String FRAMEWORK = "https://schemas.openid.net/secevent/ssf/event-type/";

    static final String VERIFICATION = FRAMEWORK + "verification";

    private final ObjectProvider<JudgesRisk> risk;

    SignalTypes(ObjectProvider<JudgesRisk> risk) {
        this.risk = risk;
    }

    static String uri(Signal signal) {
        return CAEP + signal.code();
    }

    static Optional<Signal> signal(String uri) {
        return Arrays.stream(Signal.values())
                .filter(signal -> uri(signal).equals(uri))
                .findFirst();
    }

    /** The name within the family, such as {@code session-revoked}, for entries and pages. */
    static String shortName(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    /** What an application may be told, as far as anything here can cause it. */
    List<Signal> supportedFor(Application application) {
        return application.signals().map(ToldSignals::which).orElse(List.of()).stream()
                .filter(this::isCaused)
                .toList();
    }

    private boolean isCaused(Signal signal) {
        return switch (signal) {
            case SESSION_REVOKED, CREDENTIAL_CHANGE, ASSURANCE_LEVEL_CHANGE, SESSION_ESTABLISHED -> true;
            case RISK_LEVEL_CHANGE -> risk.iterator().hasNext();
        };
    }
}
