package io.qgateway.pool;

import io.qgateway.amazonq.Credentials;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * An account lent to one attempt, until it is closed. Whoever has it reports what became of the
 * attempt; without a report, as when the client leaves, nothing is held against the account.
 */
public final class Lease implements AutoCloseable {

    private final String account;
    private final Credentials credentials;
    private final boolean deferred;
    private final Consumer<Outcome> report;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(
            String account,
            Credentials credentials,
            boolean deferred,
            Consumer<Outcome> report,
            Runnable end) {
        this.account = account;
        this.credentials = credentials;
        this.deferred = deferred;
        this.report = report;
        this.end = end;
    }

    /** The account's id. */
    public String account() {
        return account;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** Whether it was better left alone for a while, and lent because nobody else was there. */
    boolean wasDeferred() {
        return deferred;
    }

    /** Says what became of the attempt. */
    public void report(Outcome outcome) {
        report.accept(outcome);
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            end.run();
        }
    }
}
