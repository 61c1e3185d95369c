package io.qgateway.accounts.profile;

/** What came of the search for a profile. */
public sealed interface FoundProfile {

    record Found(String arn) implements FoundProfile {}

    /** There is none, wherever it could be. */
    record None(String reason) implements FoundProfile {}

    /** Nobody knows for now. */
    record Unknown(String reason) implements FoundProfile {}
}
