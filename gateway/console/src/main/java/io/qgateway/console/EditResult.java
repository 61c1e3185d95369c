package io.qgateway.console;

/** What came of an edit. */
public sealed interface EditResult permits EditResult.Edited, NoSuchAccount, ManagedElsewhere {

    record Edited(AccountView account) implements EditResult {}
}
