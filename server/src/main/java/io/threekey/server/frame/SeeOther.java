package io.threekey.server.frame;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer to a form that was taken: the browser goes on to a page, and reloading that page sends nothing again. */
public final class SeeOther {

    private SeeOther() {}

    /** @param url a path on the same origin, or a whole address on the other one */
    public static ResponseEntity<Void> at(String url) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(url))
                .build();
    }
}
