package io.threekey.demo.applications;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.threekey.demo.applications.HeardSignals.Heard;
import io.threekey.server.frame.HouseZone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The pages of the applications, which look like nothing of Threekey's. */
@Component
class SamplePages {

    private static final String ITS_OWN_AND_SIGNING_OUT =
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self' %s;"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private final TemplateEngine templates;
    private final MessageSource texts;
    private final SampleAddresses addresses;
    private final HouseZone zone;

    SamplePages(TemplateEngine templates, MessageSource texts, SampleAddresses addresses, HouseZone zone) {
        this.templates = templates;
        this.texts = texts;
        this.addresses = addresses;
        this.zone = zone;
    }

    void shows(
            SampleApplication application,
            Optional<Told> told,
            List<Heard> heard,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var reader = request.getLocale();
        writes(
                told.map(somebody -> view(
                                application,
                                reader,
                                word("in", reader, somebody.name()),
                                lines(somebody, reader),
                                said(heard, reader),
                                Optional.of(word("leave", reader, application.title())),
                                Optional.of(word("sign-out", reader)),
                                Optional.empty()))
                        .orElseGet(() -> view(
                                application,
                                reader,
                                word("nobody", reader),
                                List.of(),
                                said(heard, reader),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(word("come-in", reader)))),
                HttpServletResponse.SC_OK,
                response);
    }

    void lacks(SampleApplication application, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var reader = request.getLocale();
        writes(
                view(
                        application,
                        reader,
                        word("failed", reader),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(word("again", reader))),
                HttpServletResponse.SC_FORBIDDEN,
                response);
    }

    void style(HttpServletResponse response) throws IOException {
        response.setContentType("text/css");
        new ClassPathResource("static/demo/application.css").getInputStream().transferTo(response.getOutputStream());
    }

    private List<SampleView.Line> lines(Told told, Locale reader) {
        var at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .localizedBy(reader)
                .format(told.at().atZone(zone.get()));
        return List.of(
                new SampleView.Line(word("name", reader), told.name()),
                new SampleView.Line(word("level", reader), inWords(told.level(), reader)),
                new SampleView.Line(word("at", reader), at));
    }

    private List<String> said(List<Heard> heard, Locale reader) {
        var clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(reader);
        return heard.stream()
                .map(one -> word(
                        "heard.at",
                        reader,
                        clock.format(one.at().atZone(zone.get())),
                        word("heard." + one.what(), reader)))
                .toList();
    }

    /** The level's last part is its number; one that nobody put into words stands as it was told. */
    private String inWords(String level, Locale reader) {
        var number = level.substring(level.lastIndexOf('/') + 1);
        return String.valueOf(texts.getMessage("demo.application.level." + number, null, level, reader));
    }

    private SampleView view(
            SampleApplication application,
            Locale reader,
            String says,
            List<SampleView.Line> lines,
            List<String> heard,
            Optional<String> leave,
            Optional<String> signOut,
            Optional<String> comeIn) {
        return new SampleView(
                reader.toLanguageTag(),
                application.client(),
                application.title(),
                word("sample", reader),
                says,
                lines,
                word("heard", reader),
                heard,
                leave,
                signOut,
                comeIn,
                word("tour", reader),
                addresses.provider() + "/tour");
    }

    private String word(String key, Locale reader, Object... arguments) {
        return String.valueOf(texts.getMessage("demo.application." + key, arguments, reader));
    }

    private void writes(SampleView view, int status, HttpServletResponse response) throws IOException {
        var page = new StringOutput();
        templates.render("demo/application.jte", view, page);
        response.setStatus(status);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", ITS_OWN_AND_SIGNING_OUT.formatted(addresses.provider()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.getWriter().write(page.toString());
    }
}
