package io.qgateway.accounts;

import java.util.Optional;

/**
 * Which accounts are meant. What is absent does not narrow it down.
 *
 * @param enabled as the admin API answers it
 * @param state as it stands at the time of asking; {@code cooling} is known to gateways alone
 * @param text part of the label or the id, in whatever case
 */
public record AccountFilter(
        Optional<Boolean> enabled,
        Optional<AccountState> state,
        Optional<Origin> origin,
        Optional<String> text) {

    /** Who an account is edited by. */
    public enum Origin {
        DATABASE,
        QACCOUNT
    }

    public static AccountFilter everything() {
        return new AccountFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public AccountFilter withEnabled(Optional<Boolean> wanted) {
        return new AccountFilter(wanted, state, origin, text);
    }

    public AccountFilter withState(AccountState wanted) {
        return new AccountFilter(enabled, Optional.of(wanted), origin, text);
    }

    public AccountFilter withOrigin(Origin wanted) {
        return new AccountFilter(enabled, state, Optional.of(wanted), text);
    }

    public AccountFilter withText(String wanted) {
        return new AccountFilter(enabled, state, origin, Optional.of(wanted));
    }
}
