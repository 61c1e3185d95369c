package io.qgateway.accounts.transfer;

/**
 * An account to be written.
 *
 * @param generation of its credentials, higher than that of the account whose id it takes over
 * @param epoch likewise
 */
public record Arrival(PortableAccount account, long generation, long epoch) {}
