package io.qgateway.accounts;

/**
 * How an account's requests went since the last time somebody told.
 *
 * @param epoch the account's epoch then: errors of an earlier one count no more
 * @param errors those since the last success
 */
public record OutcomeCounts(String accountId, long epoch, int successes, int errors) {

    public static OutcomeCounts none(String accountId, long epoch) {
        return new OutcomeCounts(accountId, epoch, 0, 0);
    }

    public OutcomeCounts plusSuccess() {
        return new OutcomeCounts(accountId, epoch, successes + 1, 0);
    }

    public OutcomeCounts plusError() {
        return new OutcomeCounts(accountId, epoch, successes, errors + 1);
    }
}
