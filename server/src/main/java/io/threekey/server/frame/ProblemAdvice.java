package io.threekey.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns what handlers throw into answers. What the server did wrong is logged under an incident's name. */
@ControllerAdvice
class ProblemAdvice {

    private final Problems problems;
    private final Incidents incidents;

    ProblemAdvice(Problems problems, Incidents incidents) {
        this.problems = problems;
        this.incidents = incidents;
    }

    @ExceptionHandler
    void refused(RefusedRequest refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = new ProblemView(refused.status().value(), refused.refusal(), Optional.empty());
        problems.answer(problem, request, response);
    }

    @ExceptionHandler
    void callerIsGone(AsyncRequestNotUsableException gone) {}

    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = statusOf(failure);
        if (failure instanceof ErrorResponse explained) {
            explained.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        }
        if (OutOfReach.is(failure)) {
            OutOfReach.sayWhenToComeBack(response);
        }
        var incident = status < 500
                ? Optional.<String>empty()
                : Optional.of(incidents.named(request.getMethod() + " " + Incidents.place(request), failure));
        problems.answer(new ProblemView(status, StatusRefusals.of(status), incident), request, response);
    }

    private static int statusOf(Exception failure) {
        return switch (failure) {
            case ErrorResponse explained -> explained.getStatusCode().value();
            case ConversionNotSupportedException ours -> HttpStatus.INTERNAL_SERVER_ERROR.value();
            case TypeMismatchException theirs -> HttpStatus.BAD_REQUEST.value();
            case HttpMessageNotReadableException theirs -> HttpStatus.BAD_REQUEST.value();
            case Exception away when OutOfReach.is(away) -> HttpStatus.SERVICE_UNAVAILABLE.value();
            default -> HttpStatus.INTERNAL_SERVER_ERROR.value();
        };
    }
}
