package io.threekey.server.signin.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.RefusedRequest;
import io.threekey.server.ledger.ExportArchive;
import io.threekey.server.ledger.ExportAsked;
import io.threekey.server.people.RecordExports;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Everything recorded about whoever asks, to keep and to verify without this server. */
@Controller
@Requires(Permission.SIGNED_IN)
class OwnRecordDownload {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int TRIES = 20;

    private final RecordExports exports;

    OwnRecordDownload(RecordExports exports) {
        this.exports = exports;
    }

    /** By POST, because it is written down, and no link may do it unasked. */
    @PostMapping("/me/record")
    void download(Caller.SignedIn caller, HttpServletResponse response) throws IOException, SQLException {
        var person = new PersonId(caller.person());
        try (var turn = exports.turn(person).orElseThrow(OwnRecordDownload::busy)) {
            send(person, response);
        }
    }

    private static RefusedRequest busy() {
        return new RefusedRequest(Refusal.of("own-record.busy"), HttpStatus.SERVICE_UNAVAILABLE);
    }

    private void send(PersonId person, HttpServletResponse response) throws IOException, SQLException {
        exports.recordOwn(person);
        try (var ready = ready(person)) {
            response.setContentType("application/zip");
            response.setHeader("Content-Disposition", "attachment; filename=\"my-record.zip\"");
            response.setHeader("Cache-Control", "no-store");
            ready.writeTo(response.getOutputStream());
        }
    }

    /** What was recorded in this second is found in the next. */
    private ExportArchive.Ready ready(PersonId person) throws IOException, SQLException {
        for (var tries = 1; ; tries++) {
            try {
                return exports.own(person);
            } catch (ExportAsked.Impossible notYet) {
                if (tries == TRIES) {
                    throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, notYet);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, interrupted);
        }
    }
}
