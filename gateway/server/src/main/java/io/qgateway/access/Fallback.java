package io.qgateway.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Who serves a request that the pool can't. */
@FunctionalInterface
public interface Fallback {

    /** Nobody. */
    Fallback NONE = (_, _, _) -> false;

    /**
     * Has a request answered as it came.
     *
     * @param reason why the pool can't, for the answer's headers
     * @return whether there is an answer; if not, nothing was sent
     * @throws IOException when the answer broke off or the client left
     */
    boolean serve(HttpServletRequest request, HttpServletResponse response, String reason)
            throws IOException;
}
