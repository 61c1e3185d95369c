package io.qgateway.console;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The paths of the web console: one page at {@code /} and {@code /login}, and what it loads below
 * {@code /console}.
 */
final class PageRoutes {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final WebFiles files;

    PageRoutes(WebFiles files) {
        this.files = files;
    }

    RouterFunction<ServerResponse> routes() {
        var reading = methods(GET, HEAD);
        return route().route(path("/").or(path("/login")).and(reading), _ -> page())
                .route(path("/console/{version}/{*file}").and(reading), this::file)
                .route(path("/console/**"), _ -> nothing())
                .build();
    }

    private ServerResponse page() {
        return answer(files.page(), files.version(), CacheControl.noCache());
    }

    /**
     * A browser with the page of another version, while replicas of both serve, gets what there is,
     * and doesn't keep it.
     */
    private ServerResponse file(ServerRequest request) {
        var isCurrent = request.pathVariable("version").equals(files.version());
        var path = request.pathVariable("file").substring(1);
        return files.find(path)
                .map(file ->
                        answer(
                                file,
                                files.version(),
                                isCurrent ? FOR_GOOD : CacheControl.noStore()))
                .orElseGet(PageRoutes::nothing);
    }

    private static ServerResponse answer(WebFile file, String version, CacheControl cache) {
        return ServerResponse.ok()
                .headers(PageHeaders::set)
                .contentType(file.type())
                .cacheControl(cache)
                .eTag(version)
                .body(file.content());
    }

    /** Says no more than that: the paths of files are nobody's business. */
    private static ServerResponse nothing() {
        return ServerResponse.status(HttpStatus.NOT_FOUND)
                .headers(PageHeaders::set)
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.noStore())
                .body("Not found");
    }
}
