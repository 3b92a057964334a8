package io.threekey.demo.applications;

import io.threekey.server.access.Origins;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Where the applications answer: each under a host of its own beside the server's, such as {@code rota.localhost}. */
@Component
public class SampleAddresses {

    static final String THIS_MACHINE = "127.0.0.1";

    private static final String PARENT = "localhost";

    private final URI provider;

    SampleAddresses(Origins origins) {
        this.provider = origins.idOrigin();
    }

    URI provider() {
        return provider;
    }

    /** Scheme, host and port, without a path. */
    public String of(SampleApplication application) {
        return provider.getScheme() + "://" + authority(application);
    }

    /**
     * Where an application's own server is told that a session is over: on this machine, by its number, since not every
     * resolver knows the names under {@code localhost}. Nowhere, where the hospital is behind TLS.
     */
    Optional<String> toldAt(SampleApplication application) {
        return thisMachine().map(machine -> "http://" + machine + over(application));
    }

    /** Where signals are pushed to it, in the same way. */
    Optional<String> signalledAt(SampleApplication application) {
        return thisMachine()
                .filter(machine -> !application.hears().isEmpty())
                .map(machine -> "http://" + machine + signals(application));
    }

    Optional<SampleApplication> told(String hostHeader, String path) {
        return at(hostHeader, path, SampleAddresses::over);
    }

    Optional<SampleApplication> signalled(String hostHeader, String path) {
        return at(hostHeader, path, SampleAddresses::signals)
                .filter(application -> !application.hears().isEmpty());
    }

    private Optional<SampleApplication> at(
            String hostHeader, String path, Function<SampleApplication, String> address) {
        return thisMachine()
                .filter(hostHeader::equals)
                .flatMap(here -> Arrays.stream(SampleApplication.values())
                        .filter(application -> address.apply(application).equals(path))
                        .findFirst());
    }

    private static String over(SampleApplication application) {
        return "/samples/" + application.client() + "/over";
    }

    private static String signals(SampleApplication application) {
        return "/samples/" + application.client() + "/signals";
    }

    private Optional<String> thisMachine() {
        return "http".equals(provider.getScheme()) ? Optional.of(THIS_MACHINE + port()) : Optional.empty();
    }

    Optional<SampleApplication> named(String hostHeader) {
        return Arrays.stream(SampleApplication.values())
                .filter(application -> authority(application).equalsIgnoreCase(hostHeader))
                .findFirst();
    }

    private String authority(SampleApplication application) {
        return application.client() + "." + PARENT + port();
    }

    private String port() {
        return provider.getPort() < 0 ? "" : ":" + provider.getPort();
    }
}
