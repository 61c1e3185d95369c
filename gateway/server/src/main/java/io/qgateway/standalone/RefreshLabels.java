package io.qgateway.standalone;

import io.qgateway.accounts.refresh.RefreshOutcome;

/** The outcomes of a refresh as {@code qgateway_token_refresh_total} names them. */
final class RefreshLabels {

    private RefreshLabels() {}

    static String of(RefreshOutcome outcome) {
        return switch (outcome) {
            case RefreshOutcome.Refreshed _ -> "success";
            case RefreshOutcome.AlreadyFresh _ -> "already_fresh";
            case RefreshOutcome.Refused _ -> "refused";
            case RefreshOutcome.InDoubt _ -> "in_doubt";
            case RefreshOutcome.Unavailable _ -> "unavailable";
            case RefreshOutcome.Missing _ -> "missing_credentials";
            case RefreshOutcome.NoSuchAccount _ -> "no_such_account";
        };
    }
}
