package io.qgateway.accounts;

import java.util.Optional;
import java.util.Set;

/**
 * Which accounts are meant. What is absent does not narrow it down.
 *
 * @param enabled as the admin API answers it
 * @param states any of them, as it stands at the time of asking; {@code cooling} is known to
 *     gateways alone; none at all are all of them
 * @param text part of the label or the id, in whatever case
 * @param ids those alone
 */
public record AccountFilter(
        Optional<Boolean> enabled,
        Set<AccountState> states,
        Optional<Origin> origin,
        Optional<String> text,
        Optional<Set<String>> ids) {

    public AccountFilter {
        states = Set.copyOf(states);
        text = text.filter(part -> !part.isEmpty());
        ids = ids.map(Set::copyOf);
    }

    /** Who an account is edited by. */
    public enum Origin {
        DATABASE,
        QACCOUNT
    }

    public static AccountFilter everything() {
        return new AccountFilter(
                Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public AccountFilter withEnabled(Optional<Boolean> wanted) {
        return new AccountFilter(wanted, states, origin, text, ids);
    }

    public AccountFilter withStates(Set<AccountState> wanted) {
        return new AccountFilter(enabled, wanted, origin, text, ids);
    }

    public AccountFilter withOrigin(Origin wanted) {
        return new AccountFilter(enabled, states, Optional.of(wanted), text, ids);
    }

    public AccountFilter withText(String wanted) {
        return new AccountFilter(enabled, states, origin, Optional.of(wanted), ids);
    }

    /** Instead of those that have the text: for whoever has found out which they are. */
    public AccountFilter withIdsInsteadOfText(Set<String> wanted) {
        return new AccountFilter(enabled, states, origin, Optional.empty(), Optional.of(wanted));
    }
}
