package io.qgateway.accounts.refresh;

/** An account whose token is due, and the generation to be replaced. */
public record DueGrant(String accountId, long generation) {}
