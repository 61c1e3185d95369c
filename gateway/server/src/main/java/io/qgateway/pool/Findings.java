package io.qgateway.pool;

import io.qgateway.accounts.PooledAccount;

/** Takes note of what requests learn about accounts, so that it outlives this process. */
public interface Findings {

    /** The account brought a whole answer. */
    void answered(String account);

    /** An attempt failed and the account is to blame. */
    void failed(String account);

    /** The account is out of use for a while, or until a person acts. */
    void found(PooledAccount account, Verdict.Excluded finding);
}
