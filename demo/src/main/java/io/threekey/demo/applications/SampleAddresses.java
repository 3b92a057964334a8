package io.threekey.demo.applications;

import io.threekey.server.access.Origins;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the applications answer: each under a host of its own beside the server's, such as {@code rota.localhost}. */
@Component
public class SampleAddresses {

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

    Optional<SampleApplication> named(String hostHeader) {
        return Arrays.stream(SampleApplication.values())
                .filter(application -> authority(application).equalsIgnoreCase(hostHeader))
                .findFirst();
    }

    private String authority(SampleApplication application) {
        var port = provider.getPort() < 0 ? "" : ":" + provider.getPort();
        return application.client() + "." + PARENT + port;
    }
}
