package io.qgateway.simulator.load;

import io.netty.buffer.ByteBuf;

/** An answer as it comes: its times, and whether it is whole. */
final class Answer {

    private static final int OK = 200;

    private final int expectedChunks;
    private final Ending ending;
    private final Tally tally;
    private final StampScanner stamps = new StampScanner(this::chunk);
    private final long started = System.nanoTime();
    private int status;
    private long now;

    Answer(int expectedChunks, Ending ending, Tally tally) {
        this.expectedChunks = expectedChunks;
        this.ending = ending;
        this.tally = tally;
    }

    void status(int code) {
        status = code;
    }

    void read(ByteBuf body) {
        now = System.nanoTime();
        body.forEachByte(stamps);
        ending.read(body);
    }

    void end() {
        if (status != OK) {
            broken("status " + status);
        } else if (!ending.reached()) {
            broken("no proper end");
        } else if (stamps.found() != expectedChunks) {
            broken("%d of %d chunks".formatted(stamps.found(), expectedChunks));
        } else {
            tally.whole();
        }
    }

    void broken(String why) {
        tally.broken(why);
    }

    private void chunk(long sent) {
        if (stamps.found() == 1) {
            tally.firstText(now - started);
        }
        tally.chunk(now - sent);
    }
}
