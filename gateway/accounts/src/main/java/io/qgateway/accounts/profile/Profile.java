package io.qgateway.accounts.profile;

/**
 * A profile as its service lists it.
 *
 * @param usable whether it is active, and one of Amazon Q Developer's
 */
public record Profile(String arn, boolean usable) {}
