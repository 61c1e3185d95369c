package io.qgateway.accounts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rows of accounts that are managed elsewhere, for whoever manages them. Several may believe
 * that this is they: what is older never overwrites what is newer. May be shared by all threads.
 */
public interface ManagedAccounts {

    /** What gateways see of an account, and what they have found. */
    Optional<PooledAccount> find(String id);

    /**
     * Makes the row what it should be, and writes nothing if it is. Enabling the account, and a
     * login since the last one, end what was found against it.
     */
    void project(ManagedAccount account);

    /** Returns whether there was such a row. */
    boolean remove(String id);

    /** The origins of all of them by their ids. */
    Map<String, String> origins();

    /** What gateways need a newer token for. */
    List<WantedToken> wanted();

    /** The newest generation of an account's credentials that gateways need a successor of. */
    OptionalLong wantedOf(String id);

    /** Whoever wanted a successor of this generation, or an older one, has it or can't get it. */
    void answered(String id, long generation);

    /**
     * A gateway's wish.
     *
     * @param generation of the credentials whose token is missing, expired or refused
     */
    record WantedToken(String id, String origin, long generation) {}
}
