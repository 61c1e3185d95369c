package io.qgateway.console;

/** What came of deleting an account. */
public sealed interface DeleteResult permits DeleteResult.Deleted, NoSuchAccount, ManagedElsewhere {

    record Deleted() implements DeleteResult {}
}
