package io.threekey.server.federation;

import io.threekey.server.access.AnswersOn;
import io.threekey.server.access.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All endpoints of the running server, for whoever walks them: one that is added is walked too. */
final class Endpoints {

    /**
     * @param path with something in the place of what varies
     * @param parameters by the names that it reads, as far as it names them
     */
    record Endpoint(RequestMethod method, String path, Origin origin, List<String> parameters) {}

    private Endpoints() {}

    static List<Endpoint> of(List<RequestMappingHandlerMapping> mappings, RequestMethod method) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(Endpoints::endpoints)
                .filter(endpoint -> endpoint.method() == method)
                .toList();
    }

    private static Stream<Endpoint> endpoints(Map.Entry<RequestMappingInfo, HandlerMethod> mapped) {
        var origin = declared(mapped.getValue()).map(AnswersOn::value).orElse(Origin.ID);
        return mapped.getKey().getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapped.getKey().getPatternValues().stream()
                        .map(path -> new Endpoint(method, filled(path), origin, parameters(mapped.getValue()))));
    }

    private static List<String> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter -> Optional.ofNullable(parameter.getParameterAnnotation(RequestParam.class))
                        .map(RequestParam::name)
                        .filter(name -> !name.isEmpty())
                        .orElseGet(() -> parameter.getParameter().getName()))
                .toList();
    }

    private static Optional<AnswersOn> declared(HandlerMethod handler) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), AnswersOn.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), AnswersOn.class)));
    }

    private static String filled(String path) {
        return path.replace(":[0-9a-f]{24}", "")
                .replace(":[0-9]{1,15}", "")
                .replace(":[0-9]+", "")
                .replace("{id}", "0".repeat(24))
                .replaceAll("\\{[^}]*}", "0");
    }
}
