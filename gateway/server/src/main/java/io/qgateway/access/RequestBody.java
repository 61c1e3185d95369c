package io.qgateway.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the JSON body of a request, as long as it is one and is not too long. */
public final class RequestBody {

    private static final String ATTRIBUTE = RequestBody.class.getName();

    private final int maxBytes;
    private final boolean kept;

    /**
     * @param kept whether bodies may be needed again
     */
    public RequestBody(int maxBytes, boolean kept) {
        this.maxBytes = maxBytes;
        this.kept = kept;
    }

    /** The body of a request that was read before, if bodies are kept. */
    public static Optional<byte[]> of(HttpServletRequest request) {
        return Optional.ofNullable((byte[]) request.getAttribute(ATTRIBUTE));
    }

    /**
     * Reads the body whole. A missing content type counts as JSON, as it did with the seed.
     *
     * @throws RefusedRequestException when it is encoded, too long, or said not to be JSON
     * @throws IOException when the client stops sending it
     */
    public byte[] read(HttpServletRequest request) throws RefusedRequestException, IOException {
        requireJson(request.getContentType());
        requirePlain(request.getHeader("content-encoding"));
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLong();
        }
        var body = receive(request);
        if (body.length > maxBytes) {
            throw tooLong();
        }
        if (kept) {
            request.setAttribute(ATTRIBUTE, body);
        }
        return body;
    }

    private byte[] receive(HttpServletRequest request) throws RefusedRequestException, IOException {
        try {
            return request.getInputStream().readNBytes(maxBytes + 1);
        } catch (SocketTimeoutException slow) {
            throw new RefusedRequestException(
                    408, "The request body does not arrive; send it again");
        }
    }

    private static void requireJson(@Nullable String contentType) throws RefusedRequestException {
        if (contentType == null) {
            return;
        }
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.endsWith("json")) {
            throw new RefusedRequestException(
                    415, "Content-Type is " + shown(type) + "; send application/json");
        }
    }

    private static void requirePlain(@Nullable String encoding) throws RefusedRequestException {
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RefusedRequestException(
                    415, "Content-Encoding is " + shown(encoding) + "; send the body as it is");
        }
    }

    private static String shown(String sent) {
        return "'" + sent.substring(0, Math.min(sent.length(), 60)) + "'";
    }

    private RefusedRequestException tooLong() {
        return new RefusedRequestException(
                413, "The request body is longer than the limit of %d bytes".formatted(maxBytes));
    }
}
