package io.qgateway.simulator.script;

/** How a run of chunks leaves the simulator. */
public enum Flush {
    /** Each event is a write of its own. */
    EACH,
    /** As many events as fit share a write. */
    ALL
}
