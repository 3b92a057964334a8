package io.threekey.server.federation;

import io.threekey.server.applications.RedirectUri;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the application that asked was decided to be, and what it wants back to know its own question by. Who answers is
 * said each time, so that an application cannot take another provider's answer for ours (RFC 9207).
 */
record ReturnAddress(RedirectUri address, Optional<String> state) {

    URI with(ProtocolError error, Issuer issuer) {
        return with("error", error.code(), issuer);
    }

    URI withCode(String code, Issuer issuer) {
        return with("code", code, issuer);
    }

    private URI with(String name, String value, Issuer issuer) {
        var answer = new LinkedHashMap<String, String>();
        answer.put(name, value);
        state.ifPresent(theirs -> answer.put("state", theirs));
        answer.put("iss", issuer.name());
        return address.with(
                answer.entrySet().stream().map(ReturnAddress::encoded).collect(Collectors.joining("&")));
    }

    private static String encoded(Map.Entry<String, String> parameter) {
        return parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
    }
}
