package io.threekey.server.sharedsignals.web;

import io.threekey.charter.json.JsonObject;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.applications.Application;
import io.threekey.server.federation.SignalScope;
import io.threekey.server.sharedsignals.StreamAnswer;
import io.threekey.server.sharedsignals.StreamPaths;
import io.threekey.server.sharedsignals.Streams;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an application looks after its stream (OpenID Shared Signals Framework 1.0, 8.1); its token says which it is. */
@Controller
@Requires(Permission.ANYONE)
class StreamEndpoints {

    private final ForApplications applications;
    private final Streams streams;

    StreamEndpoints(ForApplications applications, Streams streams) {
        this.applications = applications;
        this.streams = streams;
    }

    @PostMapping(StreamPaths.STREAMS)
    ResponseEntity<byte[]> make(HttpServletRequest request) {
        return said(request, StreamPaths.STREAMS, HttpStatus.NO_CONTENT, streams::make);
    }

    @GetMapping(StreamPaths.STREAMS)
    ResponseEntity<byte[]> show(HttpServletRequest request, @RequestParam("stream_id") Optional<String> id) {
        return applications.answer(
                request,
                StreamPaths.STREAMS,
                SignalScope.READ,
                application -> answer(
                        id.map(named -> streams.show(application, named)).orElseGet(() -> streams.all(application)),
                        HttpStatus.NO_CONTENT));
    }

    @PatchMapping(StreamPaths.STREAMS)
    ResponseEntity<byte[]> change(HttpServletRequest request) {
        return said(request, StreamPaths.STREAMS, HttpStatus.NO_CONTENT, streams::change);
    }

    @PutMapping(StreamPaths.STREAMS)
    ResponseEntity<byte[]> replace(HttpServletRequest request) {
        return said(request, StreamPaths.STREAMS, HttpStatus.NO_CONTENT, streams::replace);
    }

    @DeleteMapping(StreamPaths.STREAMS)
    ResponseEntity<byte[]> delete(HttpServletRequest request, @RequestParam("stream_id") Optional<String> id) {
        return applications.answer(
                request,
                StreamPaths.STREAMS,
                SignalScope.MANAGE,
                application -> answer(
                        id.map(named -> streams.delete(application, named)).orElseGet(StreamAnswer.Faulty::new),
                        HttpStatus.NO_CONTENT));
    }

    @GetMapping(StreamPaths.STATUS)
    ResponseEntity<byte[]> status(HttpServletRequest request, @RequestParam("stream_id") Optional<String> id) {
        return applications.answer(
                request,
                StreamPaths.STATUS,
                SignalScope.READ,
                application -> answer(
                        id.map(named -> streams.status(application, named)).orElseGet(StreamAnswer.Faulty::new),
                        HttpStatus.NO_CONTENT));
    }

    @PostMapping(StreamPaths.STATUS)
    ResponseEntity<byte[]> setStatus(HttpServletRequest request) {
        return said(request, StreamPaths.STATUS, HttpStatus.NO_CONTENT, streams::setStatus);
    }

    @PostMapping(StreamPaths.ADD_SUBJECT)
    ResponseEntity<byte[]> hear(HttpServletRequest request) {
        return said(
                request,
                StreamPaths.ADD_SUBJECT,
                HttpStatus.OK,
                (application, said) -> streams.hear(application, said, true));
    }

    @PostMapping(StreamPaths.REMOVE_SUBJECT)
    ResponseEntity<byte[]> hearNot(HttpServletRequest request) {
        return said(
                request,
                StreamPaths.REMOVE_SUBJECT,
                HttpStatus.NO_CONTENT,
                (application, said) -> streams.hear(application, said, false));
    }

    @PostMapping(StreamPaths.VERIFY)
    ResponseEntity<byte[]> verify(HttpServletRequest request) {
        return said(request, StreamPaths.VERIFY, HttpStatus.NO_CONTENT, streams::verify);
    }

    private ResponseEntity<byte[]> said(
            HttpServletRequest request,
            String path,
            HttpStatus done,
            BiFunction<Application, JsonObject, StreamAnswer> answer) {
        return applications.answer(
                request,
                path,
                SignalScope.MANAGE,
                application -> answer(
                        JsonBody.object(request)
                                .map(said -> answer.apply(application, said))
                                .orElseGet(StreamAnswer.Faulty::new),
                        done));
    }

    /** @param done the status that says so here */
    private static ResponseEntity<byte[]> answer(StreamAnswer answer, HttpStatus done) {
        return switch (answer) {
            case StreamAnswer.Made(var stream) -> JsonBody.answer(HttpStatus.CREATED, stream);
            case StreamAnswer.Shown(var what) -> JsonBody.answer(HttpStatus.OK, what);
            case StreamAnswer.Listed(var all) -> JsonBody.answer(HttpStatus.OK, all);
            case StreamAnswer.Done nothing -> JsonBody.empty(done);
            case StreamAnswer.Faulty faulty -> JsonBody.empty(HttpStatus.BAD_REQUEST);
            case StreamAnswer.NotThere none -> JsonBody.empty(HttpStatus.NOT_FOUND);
            case StreamAnswer.There there -> JsonBody.empty(HttpStatus.CONFLICT);
            case StreamAnswer.TooOften again -> JsonBody.empty(HttpStatus.TOO_MANY_REQUESTS);
        };
    }
}
