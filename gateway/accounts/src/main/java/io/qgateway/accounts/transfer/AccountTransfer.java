package io.qgateway.accounts.transfer;

import java.util.List;

/** Whole accounts in and out of the database. May be shared by all threads. */
public interface AccountTransfer {

    /** Writes what the plan for these candidates says, all of it or nothing. */
    ImportReport bringIn(List<Candidate> candidates, OnDuplicate policy);

    /** What {@link #bringIn} would do. */
    ImportReport rehearse(List<Candidate> candidates, OnDuplicate policy);

    /** All accounts with their secrets, the oldest first. */
    List<PortableAccount> takeOut();
}
