package io.threekey.server.sharedsignals;

import io.threekey.server.applications.Application;
import io.threekey.server.applications.Signal;
import io.threekey.server.applications.ToldSignals;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What signals are called where they are sent, and which of them an application may be told. */
final class SignalTypes {

    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String FRAMEWORK = "https://schemas.openid.net/secevent/ssf/event-type/";

    static final String VERIFICATION = FRAMEWORK + "verification";

    private SignalTypes() {}

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

    static List<Signal> supportedFor(Application application) {
        return application.signals().map(ToldSignals::which).orElse(List.of());
    }
}
