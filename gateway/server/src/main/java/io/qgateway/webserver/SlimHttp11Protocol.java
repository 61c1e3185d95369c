package io.qgateway.webserver;

import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with small response buffers, and without JMX. Tomcat's own buffers are one of 8 KB for
 * bytes and one of 16 KB for characters in each connection; here responses come in whole pieces,
 * which pass through a buffer that is too small for them without being copied.
 */
public final class SlimHttp11Protocol extends Http11NioProtocol {

    private static final int RESPONSE_BUFFER = 64;

    private volatile boolean initialized;

    @Override
    public int getDesiredBufferSize() {
        return RESPONSE_BUFFER;
    }

    @Override
    public void init() throws Exception {
        super.init();
        initialized = true;
    }

    /**
     * None once it has started, so that connections aren't registered with JMX, which is off: that
     * happens behind one lock, where thousands of new streams wait for each other
     * (docs/decisions/0005).
     */
    @Override
    public @Nullable String getDomain() {
        return initialized ? null : super.getDomain();
    }
}
