package io.threekey.server.frame;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.threekey.server.access.Caller;
import io.threekey.server.access.CurrentCaller;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Renders a {@link Page} inside its {@link Chrome}. */
@Component
public class PageRenderer implements HandlerMethodReturnValueHandler {

    private final TemplateEngine templates;
    private final MessageSource messages;
    private final Languages languages;
    private final Assets assets;
    private final Origins origins;
    private final CurrentCaller callers;
    private final List<NavigationEntry> navigation;
    private final SingletonSupplier<List<AlertSource>> alerts;
    private final List<PageScript> scripts;
    private final ObjectProvider<Bell> bell;
    private final ObjectProvider<Welcome> welcome;
    private final HouseZone zone;

    PageRenderer(
            TemplateEngine templates,
            MessageSource messages,
            Languages languages,
            Assets assets,
            Origins origins,
            CurrentCaller callers,
            ObjectProvider<NavigationEntry> navigation,
            ObjectProvider<AlertSource> alerts,
            ObjectProvider<PageScript> scripts,
            ObjectProvider<Bell> bell,
            ObjectProvider<Welcome> welcome,
            HouseZone zone) {
        this.templates = templates;
        this.messages = messages;
        this.languages = languages;
        this.assets = assets;
        this.origins = origins;
        this.callers = callers;
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.alerts = SingletonSupplier.of(() -> alerts.orderedStream().toList());
        this.scripts = scripts.orderedStream().toList();
        this.bell = bell;
        this.welcome = welcome;
        this.zone = zone;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Page.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest webRequest)
            throws IOException {
        container.setRequestHandled(true);
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        var response = webRequest.getNativeResponse(HttpServletResponse.class);
        if (!(value instanceof Page page) || request == null || response == null) {
            throw new IllegalStateException("a page handler must return a page to a web request");
        }
        render(page, request, response);
    }

    public void render(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var caller = callers.of(request);
        var welcome = caller instanceof Caller.SignedIn person
                ? this.welcome.stream()
                        .flatMap(one -> one.said(person, request, response).stream())
                        .toList()
                : List.<Words>of();
        write(page, chrome(request, caller, welcome), response);
    }

    /** For answers that must not depend on who calls. */
    void renderToAnyone(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(page, chrome(request, new Caller.Anonymous(), List.of()), response);
    }

    Texts texts(HttpServletRequest request) {
        return new Texts(messages, languages.of(request), zone.get());
    }

    private void write(Page page, Chrome chrome, HttpServletResponse response) throws IOException {
        var output = new Utf8ByteOutput();
        templates.render(page.template() + ".jte", Map.of("view", page.view(), "chrome", chrome), output);
        response.setStatus(page.status().value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    private Chrome chrome(HttpServletRequest request, Caller caller, List<Words> welcome) {
        return new Chrome(
                texts(request),
                assets,
                origins.named(request.getHeader("Host")).orElse(Origin.ID),
                request.getRequestURI(),
                caller instanceof Caller.SignedIn person ? Optional.of(person) : Optional.empty(),
                navigation.stream().filter(entry -> reachable(entry, caller)).toList(),
                alerts.obtain().stream()
                        .flatMap(source -> source.standing().stream())
                        .toList(),
                welcome,
                scripts,
                caller instanceof Caller.SignedIn person
                        ? bell.stream().findFirst().map(one -> one.ringFor(person))
                        : Optional.empty(),
                origins.idOrigin() + "/");
    }

    private static boolean reachable(NavigationEntry entry, Caller caller) {
        return entry.permission() != Permission.ANYONE && caller.may(entry.permission());
    }
}
