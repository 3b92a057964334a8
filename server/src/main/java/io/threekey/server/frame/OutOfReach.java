package io.threekey.server.frame;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.CannotCreateTransactionException;

/** Failures of a database that is away, or that everybody asks at once: nothing of ours is broken, and it passes. */
final class OutOfReach {

    private static final String SECONDS = "5";

    private OutOfReach() {}

    static boolean is(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof CannotCreateTransactionException
                        || cause instanceof DataAccessResourceFailureException
                        || cause instanceof RecoverableDataAccessException
                        || cause instanceof TransientDataAccessException);
    }

    /** For programs, which ask again by themselves (RFC 9110, 10.2.3). */
    static void sayWhenToComeBack(HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
    }
}
