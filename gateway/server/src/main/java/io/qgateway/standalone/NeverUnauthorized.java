package io.qgateway.standalone;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Says 503 where the APIs say 401 for want of an account, as the seed does: to somebody with a
 * session, 401 would mean that it has ended.
 */
final class NeverUnauthorized extends HttpServletResponseWrapper {

    NeverUnauthorized(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setStatus(int status) {
        super.setStatus(status == SC_UNAUTHORIZED ? SC_SERVICE_UNAVAILABLE : status);
    }

    @Override
    public void setHeader(String name, String value) {
        if (!name.equalsIgnoreCase("www-authenticate")) {
            super.setHeader(name, value);
        }
    }
}
