package io.qgateway.simulator.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;

/** An event stream that must end in a certain event; what follows the event is at most its rest. */
final class TerminatorEnding implements Ending {

    /** Room for the last event of either protocol, and too little for another after it. */
    private static final int TAIL = 56;

    private final String terminator;
    private final byte[] tail = new byte[TAIL];

    TerminatorEnding(String terminator) {
        this.terminator = terminator;
    }

    @Override
    public void read(ByteBuf body) {
        int taken = Math.min(TAIL, body.readableBytes());
        System.arraycopy(tail, taken, tail, 0, TAIL - taken);
        body.getBytes(body.writerIndex() - taken, tail, TAIL - taken, taken);
    }

    @Override
    public boolean reached() {
        return new String(tail, ISO_8859_1).contains(terminator);
    }
}
