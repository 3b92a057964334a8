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
        var status = request.getDispatcherType() == DispatcherType.ERROR
                        && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
                ? given
                : HttpServletResponse.SC_NOT_FOUND;
        var failure = Optional.ofNullable((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        var incident = failure.map(thrown -> incidents.named(Incidents.place(request), thrown));
        if (failure.filter(OutOfReach::is).isPresent()) {
            OutOfReach.sayWhenToComeBack(response);
            status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        problems.answer(new ProblemView(status, StatusRefusals.of(status), incident), request, response);
    }
}
