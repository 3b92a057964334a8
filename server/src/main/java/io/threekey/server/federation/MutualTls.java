package io.threekey.server.federation;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where applications show certificates ({@code THREEKEY_MTLS_ORIGIN}), and whose word about them is believed. Without the
 * first there are none, whatever a request says.
 *
 * @param origin scheme, host and port of the place that asks for a certificate, which need not be another one
 * @param proxies numbers of the machines that end TLS in front of this node and say in {@code Client-Cert} who was there
 */
@ConfigurationProperties("threekey.mtls")
public record MutualTls(@Nullable URI origin, @DefaultValue List<String> proxies) {

    public MutualTls {
        proxies = proxies.stream().map(MutualTls::number).toList();
        if (origin != null && (!"https".equals(origin.getScheme()) || origin.getHost() == null)) {
            throw new IllegalArgumentException("certificates are shown at an https:// origin, not at " + origin);
        }
        if (origin == null && !proxies.isEmpty()) {
            throw new IllegalArgumentException(
                    "proxies show certificates, and there is no origin where they are asked for");
        }
    }

    /** Only numbers: a name could mean another machine tomorrow. */
    private static String number(String address) {
        if (!address.matches("[0-9.]+|[0-9A-Fa-f:]+")) {
            throw new IllegalArgumentException("not the number of a machine: " + address);
        }
        try {
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException none) {
            throw new IllegalArgumentException("not the number of a machine: " + address, none);
        }
    }

    public Optional<URI> asked() {
        return Optional.ofNullable(origin);
    }

    /** Where it is answered there. */
    Optional<String> at(String path) {
        return asked().map(place -> place + path);
    }

    /** Whether what that machine says of a certificate is believed. */
    public boolean believes(String machine) {
        return asked().isPresent() && proxies.contains(machine);
    }
}
