package io.qgateway.console;

import java.util.List;

/** What came of asking for new tokens. */
public sealed interface RefreshResult
        permits RefreshResult.Refreshed,
                RefreshResult.CannotRefresh,
                RefreshResult.RefreshFailed,
                NoSuchAccount,
                ManagedElsewhere {

    record Refreshed(AccountView account) implements RefreshResult {}

    /**
     * The account lacks what a refresh takes; nothing was tried.
     *
     * @param missing fields as the API names them
     */
    record CannotRefresh(List<String> missing) implements RefreshResult {

        public CannotRefresh {
            missing = List.copyOf(missing);
        }
    }

    /** It was tried in vain; the sentence says why, without secrets. */
    record RefreshFailed(String reason) implements RefreshResult {}
}
