package io.qgateway.console;

import java.time.Duration;

/** Enabled accounts pass and disabled ones fail. */
final class InMemoryTrial implements Trial {

    private static final Duration WHOLE = Duration.ofMillis(90);

    private final AccountDirectory accounts;

    InMemoryTrial(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @Override
    public TrialResult test(String id) {
        return accounts.find(id).map(InMemoryTrial::result).orElseGet(NoSuchAccount::new);
    }

    private static TrialResult result(AccountView account) {
        return account.enabled()
                ? new TrialResult.Passed("claude-sonnet-4", "Hi", Duration.ofMillis(40), WHOLE)
                : new TrialResult.Failed("AccessDenied", "The account is suspended", WHOLE);
    }
}
