package io.qgateway.simulator.load;

import io.netty.buffer.ByteBuf;

/** A body with a length of its own, which HTTP has already held against what came. */
record BodyEnding() implements Ending {

    @Override
    public void read(ByteBuf body) {}

    @Override
    public boolean reached() {
        return true;
    }
}
