package io.qgateway.accounts;

/**
 * Says that accounts may have changed, sooner than the next look at the change log would. It may
 * say so for nothing, and where the database can't tell it is silent.
 */
public interface ChangeNotices extends AutoCloseable {

    /** Calls the listener on a thread of its own, never twice at a time. */
    void listen(Runnable listener);

    @Override
    void close();
}
