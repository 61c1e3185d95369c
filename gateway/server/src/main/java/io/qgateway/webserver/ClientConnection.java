package io.qgateway.webserver;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;

/**
 * Finds out whether a client has closed its connection while its answer is awaited. Writing would
 * tell, too, but only the second write after the close, and to a client that asked for one whole
 * answer there is nothing to write. To be asked after the request's body has been read, and not
 * after the response is complete.
 */
public final class ClientConnection implements BooleanSupplier {

    static final String ATTRIBUTE = ClientConnection.class.getName();

    /** What Tomcat answers when it can't read, and when there is one byte. */
    private static final int ONE_OR_END = 1;

    private final Request request;

    ClientConnection(Request request) {
        this.request = request;
    }

    /** The connection that a request came over. */
    public static Optional<BooleanSupplier> of(jakarta.servlet.http.HttpServletRequest request) {
        return Optional.ofNullable((BooleanSupplier) request.getAttribute(ATTRIBUTE));
    }

    /**
     * Reads without waiting. What a client has already sent of its next request stays in Tomcat's
     * buffer, where a second look finds nothing new; the end is found again.
     */
    @Override
    public boolean getAsBoolean() {
        int first = available();
        return first == ONE_OR_END && available() == first;
    }

    private int available() {
        request.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return request.getAvailable();
    }
}
