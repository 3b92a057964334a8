package io.threekey.server.frame;

import org.springframework.http.HttpStatus;

/**
 * Thrown by a module's {@code web} part to answer with a refusal: as a page to a browser, as a problem (RFC 9457) to a
 * program.
 */
public final class RefusedRequest extends RuntimeException {

    private final transient Refusal refusal;
    private final HttpStatus status;

    /** Because of what is so at the moment: 409, as most refusals are. */
    public RefusedRequest(Refusal refusal) {
        this(refusal, HttpStatus.CONFLICT);
    }

    public RefusedRequest(Refusal refusal, HttpStatus status) {
        super(refusal.key(), null, false, false);
        this.refusal = refusal;
        this.status = status;
    }

    public Refusal refusal() {
        return refusal;
    }

    public HttpStatus status() {
        return status;
    }
}
