package io.qgateway.accounts;

import java.util.Collection;

/** What gateways write down about accounts. May be shared by all threads. */
public interface AccountHealth {

    /**
     * Adds up the outcomes, at most one for each account. An account whose consecutive errors reach
     * the limit is in state {@code too_many_errors} from then on.
     */
    void recordOutcomes(Collection<OutcomeCounts> outcomes);

    /**
     * Keeps a finding, unless the account has moved on to another epoch or generation, or a finding
     * that only a person can end stands against one that ends by itself.
     */
    void recordFinding(Finding finding);
}
