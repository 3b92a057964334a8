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
 *
 * @param application as people know it
 */
record ReturnAddress(String application, RedirectUri address, Optional<String> state, ResponseMode mode) {

    Onward with(ProtocolError error, Issuer issuer) {
        return with("error", error.code(), issuer);
    }

    Onward withCode(String code, Issuer issuer) {
        return with("code", code, issuer);
    }

    private Onward with(String name, String value, Issuer issuer) {
        var answer = new LinkedHashMap<String, String>();
        answer.put(name, value);
        state.ifPresent(theirs -> answer.put("state", theirs));
        answer.put("iss", issuer.name());
        return switch (mode) {
            case QUERY -> new Onward.Visit(application, address.with(encoded(answer)));
            case FORM_POST -> new Onward.Form(application, URI.create(address.value()), answer);
        };
    }

    private static String encoded(Map<String, String> answer) {
        return answer.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
