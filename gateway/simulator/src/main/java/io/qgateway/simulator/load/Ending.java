package io.qgateway.simulator.load;

import io.netty.buffer.ByteBuf;

/** Tells a whole answer from one that merely stopped. One per answer. */
sealed interface Ending permits TerminatorEnding, FrameEnding, BodyEnding {

    /** Takes the next bytes of the body, without consuming them. */
    void read(ByteBuf body);

    /** Whether the body so far is a whole answer. */
    boolean reached();
}
