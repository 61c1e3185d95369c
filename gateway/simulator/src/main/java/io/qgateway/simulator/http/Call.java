package io.qgateway.simulator.http;

/** Hears how a call goes that takes time; each method is called once. */
public interface Call {

    /** The call is being answered. */
    void opened();

    /** The call is over. */
    void ended(End end);

    /** How a call ends. */
    enum End {
        /** The response was whole. */
        ANSWERED,
        /** The response broke off, as scripted. */
        BROKEN,
        /** The client left before the end. */
        ABANDONED
    }
}
