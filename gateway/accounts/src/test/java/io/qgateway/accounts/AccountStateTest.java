package io.qgateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AccountStateTest {

    @Test
    void namesAndReasonsAreThoseOfTheDesign() {
        var table =
                """
                ready: Ready
                cooling: Cooling
                held: AccountHeld
                quota_exhausted: QuotaExhausted
                login_pending: LoginPending
                login_expired: LoginExpired
                refresh_in_doubt: RefreshInDoubt
                reauth_required: ReauthRequired
                reauth_required: RefreshInterrupted
                reauth_required: RegistrationExpired
                reauth_required: CredentialsInvalid
                suspended: AccountSuspended
                not_entitled: NotEntitled
                too_many_errors: TooManyErrors
                disabled: Disabled
                """;

        assertThat(Arrays.stream(AccountReason.values()))
                .extracting(reason -> reason.state().wireName() + ": " + reason.wireName())
                .containsExactlyElementsOf(table.lines().toList());
    }

    @Test
    void onlyStatesThatWaitForAPersonDisable() {
        assertThat(Arrays.stream(AccountState.values()).filter(AccountState::disabling))
                .extracting(AccountState::wireName)
                .containsExactly(
                        "reauth_required",
                        "suspended",
                        "not_entitled",
                        "too_many_errors",
                        "disabled");
    }

    @Test
    void reasonsAreReadBackByTheirNames() {
        assertThat(AccountReason.values())
                .allSatisfy(reason ->
                        assertThat(AccountReason.ofWireName(reason.wireName())).isEqualTo(reason));
    }
}
