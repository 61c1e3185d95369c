package io.qgateway.standalone;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.Region;
import io.qgateway.accounts.login.LoginDesk;
import io.qgateway.accounts.login.LoginPlace;
import io.qgateway.accounts.login.LoginStart;
import io.qgateway.accounts.login.LoginStatus;
import io.qgateway.accounts.login.LoginWish;
import io.qgateway.accounts.oidc.DeviceAuthorization;
import io.qgateway.accounts.oidc.StartUrl;
import io.qgateway.console.DeviceLoginStart;
import io.qgateway.console.DeviceLoginState;
import io.qgateway.console.DeviceLoginView;
import io.qgateway.console.DeviceLoginWish;
import io.qgateway.console.DeviceLogins;
import io.qgateway.console.NoSuchAccount;
import io.qgateway.pool.PoolFeed;
import java.time.Duration;
import java.util.Optional;

/** Device logins in this gateway's database, whichever gateway on it started them. */
final class StoredLogins implements DeviceLogins {

    private static final LoginPlace BUILDER_ID =
            new LoginPlace(StartUrl.BUILDER_ID, NewAccount.DEFAULT_REGION);

    private final LoginDesk desk;
    private final AccountStore store;
    private final PoolFeed feed;

    StoredLogins(LoginDesk desk, AccountStore store, PoolFeed feed) {
        this.desk = desk;
        this.store = store;
        this.feed = feed;
    }

    @Override
    public DeviceLoginStart start(DeviceLoginWish wish) throws InterruptedException {
        if (wish.accountId().isEmpty()) {
            return start(wish, BUILDER_ID);
        }
        var account = store.find(wish.accountId().get());
        if (account.isEmpty()) {
            return new NoSuchAccount();
        }
        if (DatabaseAccountDirectory.isManaged(account.get())) {
            return DatabaseAccountDirectory.manager(account.get());
        }
        return again(wish, account.get());
    }

    /** People log in again where they did before, as far as that is known. */
    private DeviceLoginStart again(DeviceLoginWish wish, Account account)
            throws InterruptedException {
        var before = desk.lastPlaceOf(account.id());
        if (before.isEmpty() && wish.startUrl().isEmpty() && account.profileArn().isPresent()) {
            return new DeviceLoginStart.Unusable(
                    "startUrl",
                    "is missing, and this account has a profile, so its people log in at an IAM Identity Center",
                    "the start URL of that");
        }
        return start(wish, before.orElse(BUILDER_ID));
    }

    private DeviceLoginStart start(DeviceLoginWish wish, LoginPlace usual)
            throws InterruptedException {
        var startUrl = startUrl(wish.startUrl().orElse(usual.startUrl().value()));
        if (startUrl.isEmpty()) {
            return new DeviceLoginStart.Unusable(
                    "startUrl",
                    "is no start URL",
                    "one such as %s or https://d-1234567890.awsapps.com/start"
                            .formatted(StartUrl.BUILDER_ID.value()));
        }
        var there = startUrl.get().equals(usual.startUrl()) ? usual : BUILDER_ID;
        var region = wish.region().orElse(there.region());
        if (!Region.isName(region)) {
            return new DeviceLoginStart.Unusable("region", "is no region", "one such as us-east-1");
        }
        return answer(desk.start(stored(wish, startUrl.get(), region)));
    }

    private static Optional<StartUrl> startUrl(String text) {
        try {
            return Optional.of(new StartUrl(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static LoginWish stored(DeviceLoginWish wish, StartUrl startUrl, String region) {
        return new LoginWish(wish.label(), wish.enabled(), wish.accountId(), startUrl, region);
    }

    private static DeviceLoginStart answer(LoginStart start) {
        return switch (start) {
            case LoginStart.Started(var id, var authorization) -> started(id, authorization);
            case LoginStart.Failed(var reason) -> new DeviceLoginStart.NotStarted(reason);
        };
    }

    private static DeviceLoginStart started(String id, DeviceAuthorization authorization) {
        return new DeviceLoginStart.Started(
                id,
                authorization.verificationUri(),
                authorization.verificationUriComplete(),
                authorization.userCode(),
                authorization.expiresIn(),
                authorization.interval());
    }

    @Override
    public Optional<DeviceLoginView> find(String id) {
        return desk.find(id).map(StoredLogins::view);
    }

    /** Whoever hears that it is complete finds the account in the pool. */
    @Override
    public Optional<DeviceLoginView> await(String id, Duration patience)
            throws InterruptedException {
        var status = desk.await(id, patience);
        feed.follow();
        return status.map(StoredLogins::view);
    }

    @Override
    public Optional<DeviceLoginView> cancel(String id) {
        return desk.cancel(id).map(StoredLogins::view);
    }

    private static DeviceLoginView view(LoginStatus login) {
        return new DeviceLoginView(
                login.id(),
                DeviceLoginState.valueOf(login.state().name()),
                login.remaining(),
                login.error(),
                login.accountId());
    }
}
