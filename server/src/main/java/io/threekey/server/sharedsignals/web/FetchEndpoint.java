package io.threekey.server.sharedsignals.web;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.applications.Application;
import io.threekey.server.federation.SignalScope;
import io.threekey.server.sharedsignals.Fetching;
import io.threekey.server.sharedsignals.Fetching.Fetched;
import io.threekey.server.sharedsignals.StreamPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Where an application fetches its signals, and says which of them it has (RFC 8936, 2). */
@Controller
@Requires(Permission.ANYONE)
class FetchEndpoint {

    private static final int UNSAID = 100;

    private final ForApplications applications;
    private final Fetching fetching;

    FetchEndpoint(ForApplications applications, Fetching fetching) {
        this.applications = applications;
        this.fetching = fetching;
    }

    @PostMapping(StreamPaths.POLL)
    ResponseEntity<byte[]> fetch(HttpServletRequest request) {
        return applications.answer(
                request, StreamPaths.POLL, SignalScope.READ, application -> fetch(application, request));
    }

    private ResponseEntity<byte[]> fetch(Application application, HttpServletRequest request) {
        var said = JsonBody.object(request).flatMap(FetchEndpoint::read);
        if (said.isEmpty()) {
            return JsonBody.answer(
                    HttpStatus.BAD_REQUEST,
                    Json.object()
                            .put("err", "invalid_request")
                            .put("description", "This is no request for signals (RFC 8936, 2.2).")
                            .build());
        }
        return fetching.fetch(application, said.get())
                .map(Fetched::document)
                .map(document -> JsonBody.answer(HttpStatus.OK, document))
                .orElseGet(() -> JsonBody.empty(HttpStatus.NOT_FOUND));
    }

    private static Optional<Fetching.Request> read(JsonObject said) {
        try {
            var fields = Fields.of(said, "a request for signals");
            var most = fields.optionalInteger("maxEvents").orElse((long) UNSAID);
            var has = fields.has("ack") ? fields.texts("ack") : List.<String>of();
            var cannotUse =
                    fields.optionalObject("setErrs").map(FetchEndpoint::names).orElse(Set.of());
            return most < 0
                            || has.size() + cannotUse.size() > Fetching.MOST_ANSWERED
                            || !Stream.concat(has.stream(), cannotUse.stream()).allMatch(Fetching::isName)
                    ? Optional.empty()
                    : Optional.of(new Fetching.Request(
                            (int) Math.min(most, UNSAID),
                            !fields.has("returnImmediately") || !fields.flag("returnImmediately"),
                            has,
                            cannotUse));
        } catch (MalformedDocument malformed) {
            return Optional.empty();
        }
    }

    private static Set<String> names(JsonObject errors) {
        return Fields.of(errors, "what it cannot use").names();
    }
}
