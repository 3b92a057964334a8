package io.threekey.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem: a designed page for a reader, {@code application/problem+json} (RFC 9457) for a program. */
@Component
class Problems {

    private final PageRenderer pages;
    private final JsonMapper json;

    Problems(PageRenderer pages, JsonMapper json) {
        this.pages = pages;
        this.json = json;
    }

    void answer(ProblemView problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        if (wantsPage(request)) {
            answerWithPage(problem, request, response);
        } else {
            answerWithJson(problem, request, response);
        }
    }

    private void answerWithPage(ProblemView problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var page = new Page("frame/problem", problem, HttpStatus.valueOf(problem.status()));
        if (callerIsKnowable(problem.status())) {
            pages.render(page, request, response);
        } else {
            pages.renderToAnyone(page, request, response);
        }
    }

    /** Under a foreign name nobody is signed in, and what broke may be what tells who calls. */
    private static boolean callerIsKnowable(int status) {
        return status < 500 && status != 421;
    }

    private void answerWithJson(ProblemView problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var body = json.writeValueAsBytes(members(problem, pages.texts(request)));
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Map<String, Object> members(ProblemView problem, Texts texts) {
        var refusal = problem.refusal();
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "urn:threekey:refusal:" + refusal.key());
        members.put("title", refusal.says(texts));
        members.put("status", problem.status());
        members.put("detail", refusal.next(texts));
        members.put("code", refusal.code(texts));
        problem.incident()
                .map(found -> "urn:threekey:incident:" + found)
                .ifPresent(urn -> members.put("instance", urn));
        return members;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept"))
                .filter(accepted -> accepted.contains(MediaType.TEXT_HTML_VALUE))
                .isPresent();
    }
}
