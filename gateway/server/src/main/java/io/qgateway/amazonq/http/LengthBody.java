package io.qgateway.amazonq.http;

import java.io.IOException;

/** A body of a length known beforehand. */
final class LengthBody extends ResponseBody {

    private final ConnectionInput input;
    private long remaining;

    LengthBody(ConnectionInput input, long length) {
        this.input = input;
        this.remaining = length;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        int read = input.read(target, offset, (int) Math.min(length, remaining));
        if (read < 0) {
            throw new MalformedResponseException(
                    "The connection closed " + remaining + " bytes before the response's end");
        }
        remaining -= read;
        return read;
    }

    @Override
    boolean complete() {
        return remaining == 0;
    }
}
