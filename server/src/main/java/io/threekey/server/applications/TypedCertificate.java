package io.threekey.server.applications;

import io.threekey.charter.json.Base64Url;
import java.util.Base64;
import java.util.regex.Pattern;

/** A certificate as an application's makers hand it over (RFC 7468, 5). */
final class TypedCertificate {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

    private TypedCertificate() {}

    static RegisteredCertificate read(String typed) {
        if (typed.contains("PRIVATE KEY")) {
            throw UnfitKey.known();
        }
        var pem = PEM.matcher(typed.strip());
        if (!pem.matches()) {
            throw new IllegalArgumentException("not one certificate");
        }
        return new RegisteredCertificate(
                Base64Url.encode(Base64.getDecoder().decode(pem.group(1).replaceAll("\\s", ""))));
    }
}
