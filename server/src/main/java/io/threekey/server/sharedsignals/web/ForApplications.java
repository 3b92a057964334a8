package io.threekey.server.sharedsignals.web;

import io.threekey.server.applications.Application;
import io.threekey.server.federation.ByThemselves;
import io.threekey.server.federation.ByThemselves.Who;
import io.threekey.server.federation.ConnectedBy;
import io.threekey.server.federation.Possession;
import io.threekey.server.federation.SignalScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers the application that asks, and nobody else (RFC 6750, 3). */
@Component
class ForApplications {

    private final ByThemselves applications;
    private final ConnectedBy connected;

    ForApplications(ByThemselves applications, ConnectedBy connected) {
        this.applications = applications;
        this.connected = connected;
    }

    /** @param path as it was declared, which is what a proof must speak of */
    ResponseEntity<byte[]> answer(
            HttpServletRequest request,
            String path,
            SignalScope scope,
            Function<Application, ResponseEntity<byte[]>> answer) {
        var shown = new Possession(
                Collections.list(request.getHeaders("DPoP")), request.getMethod(), path, connected.of(request));
        var authorization = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        return switch (applications.asks(authorization, shown, scope)) {
            case Who.It(var application) -> answer.apply(application);
            case Who.Nobody nobody -> refused(HttpStatus.UNAUTHORIZED, "invalid_token");
            case Who.NotForThat known -> refused(HttpStatus.FORBIDDEN, "insufficient_scope");
        };
    }

    private static ResponseEntity<byte[]> refused(HttpStatus status, String error) {
        return ResponseEntity.status(status)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"" + error + "\"",
                        "DPoP algs=\"ES256\", error=\"" + error + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
