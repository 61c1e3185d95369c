package io.qgateway.amazonq.http;

import java.io.IOException;

/** A body that ends where the server closes the connection. */
final class UndelimitedBody extends ResponseBody {

    private final ConnectionInput input;

    UndelimitedBody(ConnectionInput input) {
        this.input = input;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return input.read(target, offset, length);
    }

    /** Never: its connection is of no further use anyway. */
    @Override
    boolean complete() {
        return false;
    }
}
