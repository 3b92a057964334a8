package io.threekey.server.governance.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.RefusedRequest;
import org.springframework.http.HttpStatus;

/** What every page that asks a key says when it is too old, or was opened for something else. */
final class StalePage {

    private StalePage() {}

    static RefusedRequest refused() {
        return saying(HttpStatus.GONE);
    }

    static RefusedRequest garbled() {
        return saying(HttpStatus.BAD_REQUEST);
    }

    private static RefusedRequest saying(HttpStatus status) {
        return new RefusedRequest(Refusal.of("governance.ticket"), status);
    }
}
