package io.qgateway.accounts.login;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.Account;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.DeviceLogin;
import io.qgateway.accounts.oidc.DeviceLogins;
import io.qgateway.accounts.oidc.LoginStep;
import io.qgateway.accounts.profile.FoundProfile;
import io.qgateway.accounts.profile.ProfileSearch;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a login on by one step: asks the identity provider how it stands, or looks for the profile
 * of the account it has logged in. For whoever has the turn.
 */
final class LoginProgress {

    private static final Logger LOG = LoggerFactory.getLogger(LoginProgress.class);
    private static final Duration NEXT_SEARCH = Duration.ofSeconds(5);

    private final DeviceLogins provider;
    private final ProfileSearch profiles;
    private final LoginTable table;
    private final LoggedInAccounts accounts;
    private final GrantStore grants;
    private final InstantSource clock;

    LoginProgress(
            DeviceLogins provider,
            ProfileSearch profiles,
            LoginTable table,
            LoggedInAccounts accounts,
            GrantStore grants,
            InstantSource clock) {
        this.provider = provider;
        this.profiles = profiles;
        this.table = table;
        this.accounts = accounts;
        this.grants = grants;
        this.clock = clock;
    }

    void moveOn(OpenLogin taken) throws InterruptedException {
        switch (taken.state()) {
            case PENDING -> ask(taken);
            case APPROVED -> findProfile(taken);
            case COMPLETED, DENIED, EXPIRED, FAILED, CANCELLED -> {
                // Over, and so not to be taken.
            }
        }
    }

    private void ask(OpenLogin taken) throws InterruptedException {
        if (taken.hasExpired()) {
            end(taken, LoginState.EXPIRED, Optional.empty());
        } else if (taken.device().isEmpty()) {
            fail(taken, "Its secrets are sealed with a key that is not here");
        } else {
            ask(taken, taken.device().get());
        }
    }

    private void ask(OpenLogin taken, DeviceLogin device) throws InterruptedException {
        var answer = provider.ask(device.registration(), device.authorization().deviceCode());
        switch (device.heard(answer, clock.instant())) {
            case LoginStep.Waiting(var later) -> table.later(taken, later.interval());
            case LoginStep.LoggedIn(var login) -> loggedIn(taken, login);
            case LoginStep.Denied() -> end(taken, LoginState.DENIED, Optional.empty());
            case LoginStep.Expired() -> end(taken, LoginState.EXPIRED, Optional.empty());
            case LoginStep.Failed(var description) -> fail(taken, description);
        }
    }

    private void loggedIn(OpenLogin taken, Login login) throws InterruptedException {
        var account = accounts.keep(taken, login);
        LOG.info(
                "Device login {} {}",
                taken.id(),
                account.map(id -> "has logged account " + id + " in")
                        .orElse("was approved, but nobody wants it any more"));
    }

    private void findProfile(OpenLogin taken) throws InterruptedException {
        var account = taken.accountId().flatMap(accounts::find);
        var token =
                account.map(Account::id)
                        .flatMap(grants::read)
                        .flatMap(Grant::accessToken)
                        .map(AccessToken::value);
        if (account.isEmpty() || token.isEmpty()) {
            fail(taken, "The account was deleted, or given other tokens, meanwhile");
        } else {
            findProfile(taken, account.get(), token.get());
        }
    }

    private void findProfile(OpenLogin taken, Account account, Secret token)
            throws InterruptedException {
        switch (profiles.find(token, account.region(), account.profileArn())) {
            case FoundProfile.Found(var arn) -> accounts.complete(taken, account, arn);
            case FoundProfile.None(var reason) -> fail(taken, noProfile(reason));
            case FoundProfile.Unknown(var reason) -> {
                if (taken.hasExpired()) {
                    fail(taken, "The account's profile could not be looked for: " + reason);
                } else {
                    table.later(taken, NEXT_SEARCH);
                }
            }
        }
    }

    private static String noProfile(String reason) {
        return "The person has no profile of Amazon Q Developer, so the account stays disabled; have one assigned in the IAM Identity Center, then log in again"
                + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    private void fail(OpenLogin taken, String why) {
        end(taken, LoginState.FAILED, Optional.of(why));
    }

    private void end(OpenLogin taken, LoginState end, Optional<String> error) {
        table.end(taken.id(), taken.state(), end, error);
        LOG.info(
                "Device login {} is {}{}",
                taken.id(),
                end.wireName(),
                error.map(it -> ": " + it).orElse(""));
    }
}
