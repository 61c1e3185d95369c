package io.qgateway.pool;

import io.qgateway.amazonq.Credentials;
import java.util.function.Consumer;

/**
 * An account lent to one attempt. Whoever has it reports what became of the attempt; without a
 * report, as when the client leaves, nothing is held against the account.
 */
public final class Lease {

    private final String account;
    private final Credentials credentials;
    private final Consumer<Outcome> report;

    Lease(String account, Credentials credentials, Consumer<Outcome> report) {
        this.account = account;
        this.credentials = credentials;
        this.report = report;
    }

    /** The account's id. */
    public String account() {
        return account;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** Says what became of the attempt. */
    public void report(Outcome outcome) {
        report.accept(outcome);
    }
}
