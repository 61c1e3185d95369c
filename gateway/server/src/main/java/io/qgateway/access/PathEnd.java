package io.qgateway.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** What stands in a request's path behind the path of a collection; it may have slashes. */
public final class PathEnd {

    private PathEnd() {}

    /**
     * The end, decoded.
     *
     * @param collection which is in the path
     */
    public static String of(HttpServletRequest request, String collection) {
        var path = request.getRequestURI();
        var end = path.substring(path.lastIndexOf(collection) + collection.length() + 1);
        return URLDecoder.decode(end.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
