package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.AccountReason;
import java.util.List;

/** How an attempt to refresh an account's token ended. */
public sealed interface RefreshOutcome {

    /** There is a new token, and it is stored. */
    record Refreshed(AccessToken token) implements RefreshOutcome {}

    /** Somebody else had refreshed it already. */
    record AlreadyFresh(AccessToken token) implements RefreshOutcome {}

    /** The identity provider won't have these credentials; only a person can help. */
    record Refused(AccountReason reason, String description) implements RefreshOutcome {}

    /** The refresh token may or may not be spent; it is tried again after a pause. */
    record InDoubt(String reason) implements RefreshOutcome {}

    /** The refresh token is surely not spent; trying again later may help. */
    record Unavailable(String reason) implements RefreshOutcome {}

    /** The account lacks what a refresh takes: fields as the admin API names them. */
    record Missing(List<String> fields) implements RefreshOutcome {

        public Missing {
            fields = List.copyOf(fields);
        }
    }

    /** There is no such account. */
    record NoSuchAccount() implements RefreshOutcome {}
}
