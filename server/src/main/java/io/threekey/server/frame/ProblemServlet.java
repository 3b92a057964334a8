package io.threekey.server.frame;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Where the container sends what never reached a handler: answers of the filters, failures outside of handlers. */
class ProblemServlet extends HttpServlet {

    static final String PATH = "/problem";

    private final transient Problems problems;
    private final transient Incidents incidents;

    ProblemServlet(Problems problems, Incidents incidents) {
        this.problems = problems;
        this.incidents = incidents;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var failure = Optional.ofNullable((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        var away = failure.filter(OutOfReach::is).isPresent();
        if (away) {
            OutOfReach.sayWhenToComeBack(response);
        }
        var status = away ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : given(request);
        var incident = failure.filter(thrown -> status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR)
                .map(thrown -> incidents.named(Incidents.place(request), thrown));
        problems.answer(new ProblemView(status, StatusRefusals.of(status), incident), request, response);
    }

    private static int given(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR
                        && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
                ? given
                : HttpServletResponse.SC_NOT_FOUND;
    }
}
