package io.threekey.server.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.threekey.server.ServerTest;
import io.threekey.server.access.AnswersOn;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

@ServerTest
class EndpointsTest {

    /** The files that ship with the server, for everybody: no program answers there. */
    private static final String FILES = "resourceHandlerMapping";

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    Map<String, HandlerMapping> all;

    @Nested
    class EveryEndpoint {

        @Test
        void declaresItsPermission() {
            assertThat(endpoints())
                    .isNotEmpty()
                    .allSatisfy(endpoint -> assertThat(endpoint.permission())
                            .as("permission of %s", endpoint.handler())
                            .isPresent());
        }

        /** The gate asks methods for their permission; whatever else answers, it would let through. */
        @Test
        void isAMethodOrAFileThatShips() {
            assertThat(all).containsKey(FILES);
            assertThat(all).allSatisfy((name, mapping) -> {
                switch (mapping) {
                    case RequestMappingHandlerMapping methods ->
                        assertThat(mappings).contains(methods);
                    case RouterFunctionMapping functions ->
                        assertThat(functions.getRouterFunction()).as(name).isNull();
                    case AbstractUrlHandlerMapping paths
                    when name.equals(FILES) ->
                        assertThat(paths.getHandlerMap().values())
                                .isNotEmpty()
                                .allSatisfy(
                                        handler -> assertThat(handler).isInstanceOf(ResourceHttpRequestHandler.class));
                    case AbstractUrlHandlerMapping paths -> {
                        assertThat(paths.getHandlerMap()).as(name).isEmpty();
                        assertThat(paths.getRootHandler()).as(name).isNull();
                        assertThat(paths.getDefaultHandler()).as(name).isNull();
                    }
                    default -> fail("nobody looks what %s, a %s, leads to", name, mapping.getClass());
                }
            });
        }

        @Test
        void isListedForThoseWhoReview() throws IOException {
            new CommittedCopy(Repository.ROOT.resolve("docs/architecture/endpoints.md")).shows(page());
        }
    }

    private record Endpoint(
            String path, String methods, Origin origin, Optional<Permission> permission, String handler) {

        String row() {
            return "| %s | `%s` | %s | %s |"
                    .formatted(
                            methods,
                            path,
                            origin.name().toLowerCase(java.util.Locale.ROOT),
                            permission
                                    .map(Permission::name)
                                    .orElse("none")
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' '));
        }
    }

    private String page() {
        return """
                # The endpoints

                Written by a test from the running server; `./threekey test architecture --accept` refreshes it. An endpoint exists on its origin only, and answers nobody without the permission it declares. None of them skips governance.

                | method | path | origin | who |
                |---|---|---|---|
                %s
                """.formatted(
                endpoints().stream().map(Endpoint::row).sorted().distinct().collect(joining("\n")));
    }

    private List<Endpoint> endpoints() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(EndpointsTest::endpoints)
                .toList();
    }

    private static Stream<Endpoint> endpoints(Map.Entry<RequestMappingInfo, HandlerMethod> mapped) {
        var handler = mapped.getValue();
        var methods = new TreeSet<>(mapped.getKey().getMethodsCondition().getMethods());
        return mapped.getKey().getPatternValues().stream()
                .map(path -> new Endpoint(
                        path,
                        methods.isEmpty()
                                ? "any"
                                : methods.stream().map(Enum::name).collect(joining(", ")),
                        declared(handler, AnswersOn.class).map(AnswersOn::value).orElse(Origin.ID),
                        declared(handler, Requires.class).map(Requires::value),
                        handler.toString()));
    }

    private static <A extends Annotation> Optional<A> declared(HandlerMethod handler, Class<A> type) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), type))
                .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), type)));
    }
}
