package io.qgateway.webserver;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.Predicate;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Puts a filter around everything, for some paths. Tomcat looks its own filters up behind a lock,
 * for each request, where thousands of new streams wait for each other (docs/decisions/0005). What
 * a servlet throws does not come through to a filter here.
 */
public final class FilterValve extends ValveBase {

    private final Filter filter;
    private final Predicate<String> paths;

    /**
     * @param paths whether the filter is wanted for a path, which is decoded and normalised
     */
    public FilterValve(Filter filter, Predicate<String> paths) {
        super(true);
        this.filter = filter;
        this.paths = paths;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // There is none where it can't be decoded, which Tomcat refuses further on.
        var path = request.getDecodedRequestURI();
        if (path != null && paths.test(path)) {
            filter.doFilter(
                    request.getRequest(),
                    response.getResponse(),
                    (_, _) -> getNext().invoke(request, response));
        } else {
            getNext().invoke(request, response);
        }
    }
}
