package io.qgateway.apidocs;

import io.qgateway.GatewayRunner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The routes that a gateway has, read out of it, as {@code GET /v2/accounts/{}}. */
public final class RouteTable {

    /** What browsers load, which is no API. */
    private static final Set<String> PAGES = Set.of("/", "/login", "/docs", "/error");

    private final Set<String> routes = new TreeSet<>();

    private RouteTable() {}

    /** All routes with a method and a path, but those of pages. */
    public static Set<String> of(GatewayRunner gateway) {
        var table = new RouteTable();
        gateway.parts(RouterFunction.class)
                .forEach(function -> function.accept(table.new Reader()));
        gateway.parts(RequestMappingInfoHandlerMapping.class)
                .forEach(mapping ->
                        mapping.getHandlerMethods()
                                .keySet()
                                .forEach(info ->
                                        info.getPatternValues()
                                                .forEach(path -> table.add(info, path))));
        return table.routes;
    }

    /** The form in which paths are compared: what a variable is called says nothing. */
    static String plain(String path) {
        return path.replaceAll("\\{[^}]*}|\\*\\*$", "{}");
    }

    private void add(RequestMappingInfo info, String path) {
        info.getMethodsCondition().getMethods().forEach(method -> add(method.name(), path));
    }

    private void add(String method, String path) {
        var isPage =
                method.equals("GET") && PAGES.contains(path)
                        || path.startsWith("/console/")
                        || path.startsWith("/docs/")
                        || path.equals("/error");
        // What others call a path by is no other path: base URLs that end in /v1.
        var route = method + " " + plain(path).replace("/v1/v1/", "/v1/");
        var isUsual = !method.equals("HEAD") || path.equals("/");
        if (!isPage && isUsual) {
            routes.add(route);
        }
    }

    /** Goes through functions, and notes what asks for a method and a path. */
    private final class Reader implements RouterFunctions.Visitor {

        @Override
        public void startNested(RequestPredicate predicate) {}

        @Override
        public void endNested(RequestPredicate predicate) {}

        @Override
        public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
            var asked = new Asked();
            predicate.accept(asked);
            for (var method : asked.methods) {
                for (var path : asked.paths) {
                    add(method, path);
                }
            }
        }

        @Override
        public void resources(Function<ServerRequest, Optional<Resource>> lookup) {}

        @Override
        public void attributes(Map<String, Object> attributes) {}

        @Override
        public void unknown(RouterFunction<?> function) {}
    }

    /** What a predicate asks for. */
    private static final class Asked implements RequestPredicates.Visitor {

        private final Set<String> methods = new HashSet<>();
        private final List<String> paths = new ArrayList<>();

        @Override
        public void method(Set<HttpMethod> wanted) {
            wanted.forEach(method -> methods.add(method.name()));
        }

        @Override
        public void path(String pattern) {
            paths.add(pattern);
        }

        @Override
        @SuppressWarnings("removal")
        public void pathExtension(String extension) {}

        @Override
        public void header(String name, String value) {}

        @Override
        public void param(String name, String value) {}

        @Override
        public void version(String version) {}

        @Override
        public void startAnd() {}

        @Override
        public void and() {}

        @Override
        public void endAnd() {}

        @Override
        public void startOr() {}

        @Override
        public void or() {}

        @Override
        public void endOr() {}

        @Override
        public void startNegate() {}

        @Override
        public void endNegate() {}

        @Override
        public void unknown(RequestPredicate predicate) {}
    }
}
