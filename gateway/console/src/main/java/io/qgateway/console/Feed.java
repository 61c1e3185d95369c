package io.qgateway.console;

import java.util.List;

/** Takes in accounts that are tried out before they serve. May be shared by all threads. */
@FunctionalInterface
public interface Feed {

    /**
     * Stores the accounts disabled and returns their ids in the same order. Each is tried out later
     * and enabled if it answers; if it doesn't, its {@code other} says why.
     */
    List<String> take(List<AccountDraft> drafts);
}
