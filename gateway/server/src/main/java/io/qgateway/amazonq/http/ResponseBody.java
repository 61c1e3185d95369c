package io.qgateway.amazonq.http;

import java.io.IOException;
import java.io.InputStream;

/** A response's body, delimited in one of HTTP/1.1's ways. */
abstract class ResponseBody extends InputStream {

    /** Whether the body has been read to an end that the response itself marked. */
    abstract boolean complete();

    @Override
    public abstract int read(byte[] target, int offset, int length) throws IOException;

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
