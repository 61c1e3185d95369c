package io.qgateway.webserver;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1 with small response buffers. Tomcat's own are one of 8 KB for bytes and one of 16 KB for
 * characters in each connection; here responses come in whole pieces, which pass through a buffer
 * that is too small for them without being copied.
 */
public final class SlimHttp11Protocol extends Http11NioProtocol {

    private static final int RESPONSE_BUFFER = 64;

    @Override
    public int getDesiredBufferSize() {
        return RESPONSE_BUFFER;
    }
}
