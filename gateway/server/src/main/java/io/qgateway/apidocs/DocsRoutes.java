package io.qgateway.apidocs;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The OpenAPI documents at {@code /v3/api-docs}, and a page for them at {@code /docs}. */
public final class DocsRoutes {

    /**
     * As strict as the console's, but for two things that Swagger UI needs: its icons are in its
     * style sheet, and it writes descriptions as HTML, which it has cleaned.
     */
    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, MediaType> TYPES =
            Map.of(
                    "html", MediaType.parseMediaType("text/html;charset=utf-8"),
                    "js", MediaType.parseMediaType("text/javascript;charset=utf-8"),
                    "css", MediaType.parseMediaType("text/css;charset=utf-8"));

    private final Map<ApiGroup, byte[]> ofGroups = new EnumMap<>(ApiGroup.class);
    private final byte[] whole;
    private final UiFiles files = UiFiles.ofThisBuild();

    /**
     * @param groups those that this gateway serves
     * @param version of the program
     */
    public DocsRoutes(Collection<ApiGroup> groups, String version) {
        groups.forEach(group -> ofGroups.put(group, ApiDocument.of(List.of(group), version)));
        this.whole = ApiDocument.of(groups, version);
    }

    public RouterFunction<ServerResponse> routes() {
        var reading = methods(GET, HEAD);
        return route().route(
                        path("/v3/api-docs").and(reading),
                        _ -> answer(MediaType.APPLICATION_JSON, whole))
                .route(
                        path("/v3/api-docs/{group}").and(reading),
                        request -> document(request.pathVariable("group")))
                .route(path("/docs").and(reading), _ -> file("docs.html"))
                .route(
                        path("/docs/{file}").and(reading),
                        request -> file(request.pathVariable("file")))
                .build();
    }

    private ServerResponse document(String group) {
        return ApiGroup.ofWireName(group)
                .flatMap(known -> Optional.ofNullable(ofGroups.get(known)))
                .map(document -> answer(MediaType.APPLICATION_JSON, document))
                .orElseGet(DocsRoutes::nothing);
    }

    private ServerResponse file(String name) {
        var type = Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        return type.flatMap(known -> files.find(name).map(content -> answer(known, content)))
                .orElseGet(DocsRoutes::nothing);
    }

    private ServerResponse answer(MediaType type, byte[] content) {
        return ServerResponse.ok()
                .headers(DocsRoutes::protect)
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .body(content);
    }

    private static ServerResponse nothing() {
        return ServerResponse.status(HttpStatus.NOT_FOUND)
                .headers(DocsRoutes::protect)
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.noStore())
                .body("Not found");
    }

    private static void protect(HttpHeaders headers) {
        headers.set("Content-Security-Policy", CONTENT_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
    }
}
