package io.qgateway.operator.console;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Region;
import io.qgateway.accounts.oidc.StartUrl;
import io.qgateway.console.DeviceLoginStart;
import io.qgateway.console.DeviceLoginState;
import io.qgateway.console.DeviceLoginView;
import io.qgateway.console.DeviceLoginWish;
import io.qgateway.console.DeviceLogins;
import io.qgateway.console.ManagedElsewhere;
import io.qgateway.console.NoSuchAccount;
import io.qgateway.operator.qaccount.Auth;
import io.qgateway.operator.qaccount.Condition;
import io.qgateway.operator.qaccount.DeviceLoginSpec;
import io.qgateway.operator.qaccount.LoginStatus;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.qaccount.QAccountStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Device logins of QAccounts: the operator begins them, polls and stores what they bring; here they
 * are asked for and watched. A login's id is that of its account, followed for a later login by the
 * value of the annotation that asks for it.
 */
final class QAccountLogins implements DeviceLogins {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final QAccountDirectory directory;
    private final Resources resources;
    private final InstantSource clock;

    QAccountLogins(QAccountDirectory directory, Resources resources, InstantSource clock) {
        this.directory = directory;
        this.resources = resources;
        this.clock = clock;
    }

    /**
     * A login.
     *
     * @param request the annotation's value, of a login that is not an account's first
     */
    private record Id(String account, Optional<String> request) {

        static Id parse(String text) {
            int dot = text.indexOf('.');
            return dot < 0
                    ? new Id(text, Optional.empty())
                    : new Id(text.substring(0, dot), Optional.of(text.substring(dot + 1)));
        }

        @Override
        public String toString() {
            return account + request.map(it -> "." + it).orElse("");
        }
    }

    @Override
    public DeviceLoginStart start(DeviceLoginWish wish) throws InterruptedException {
        var mistake = mistake(wish);
        if (mistake.isPresent()) {
            return mistake.get();
        }
        return wish.accountId().isPresent()
                ? startAgain(wish, wish.accountId().get())
                : startFirst(wish);
    }

    private static Optional<DeviceLoginStart.Unusable> mistake(DeviceLoginWish wish) {
        if (wish.startUrl().isPresent() && !isStartUrl(wish.startUrl().get())) {
            return Optional.of(
                    new DeviceLoginStart.Unusable(
                            "startUrl",
                            "is no start URL",
                            "one such as %s or https://d-1234567890.awsapps.com/start"
                                    .formatted(StartUrl.BUILDER_ID.value())));
        }
        if (wish.region().isPresent() && !Region.isName(wish.region().get())) {
            return Optional.of(
                    new DeviceLoginStart.Unusable(
                            "region", "is no region", "one such as us-east-1"));
        }
        if (!wish.enabled() && wish.accountId().isEmpty()) {
            return Optional.of(
                    new DeviceLoginStart.Unusable(
                            "enabled",
                            "is false, and a QAccount that is suspended doesn't log in",
                            "true, and disable the account afterwards"));
        }
        return Optional.empty();
    }

    private static boolean isStartUrl(String text) {
        try {
            return !new StartUrl(text).value().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private DeviceLoginStart startFirst(DeviceLoginWish wish) throws InterruptedException {
        var place =
                new DeviceLoginSpec(
                        wish.startUrl().orElse(DeviceLoginSpec.USUAL.startUrl()),
                        wish.region().orElse(DeviceLoginSpec.USUAL.region()));
        var account =
                resources.create(
                        wish.label().filter(label -> !label.isBlank()),
                        false,
                        _ -> new Auth(place, null));
        var started =
                awaitCode(account, new Id(account.getMetadata().getUid(), Optional.empty()), "");
        if (!(started instanceof DeviceLoginStart.Started)) {
            resources.delete(account); // Nobody knows of it.
        }
        return started;
    }

    private DeviceLoginStart startAgain(DeviceLoginWish wish, String id)
            throws InterruptedException {
        var found = directory.resource(id);
        if (found.isEmpty()) {
            return directory
                    .inTable(id)
                    .<DeviceLoginStart>map(it -> it)
                    .orElseGet(NoSuchAccount::new);
        }
        var account = found.get();
        Optional<ManagedElsewhere> manager = directory.managed(account);
        if (manager.isPresent()) {
            return manager.get();
        }
        if (account.getSpec().auth().deviceLogin() == null) {
            return new DeviceLoginStart.Unusable(
                    "accountId",
                    "is that of an account with a login from a Secret",
                    "clientId, clientSecret and refreshToken of a new one to PATCH /v2/accounts/"
                            + id);
        }
        var before = Resources.statusOf(account).login();
        var request = Long.toString(clock.millis());
        resources.patch(
                account,
                Map.of(QAccount.LOGIN_ANNOTATION, request),
                place(wish).isEmpty()
                        ? Map.of()
                        : Map.of("auth", Map.of("deviceLogin", place(wish))));
        return awaitCode(
                account, new Id(id, Optional.of(request)), before == null ? "" : before.userCode());
    }

    private static Map<String, Object> place(DeviceLoginWish wish) {
        var place = new HashMap<String, Object>();
        wish.startUrl().ifPresent(url -> place.put("startUrl", url));
        wish.region().ifPresent(region -> place.put("region", region));
        return place;
    }

    private DeviceLoginStart awaitCode(QAccount account, Id id, String oldCode)
            throws InterruptedException {
        var now = resources.await(account, PATIENCE, status -> isNew(status.login(), oldCode));
        var status = now.map(Resources::statusOf).orElse(QAccountStatus.NONE);
        return isNew(status.login(), oldCode)
                ? started(id, Objects.requireNonNull(status.login()))
                : new DeviceLoginStart.NotStarted(
                        status.condition(Condition.READY)
                                .map(Condition::message)
                                .orElse(
                                        "the operator has not begun the login within %d s; is it running?"
                                                .formatted(PATIENCE.toSeconds())));
    }

    private static boolean isNew(@Nullable LoginStatus login, String oldCode) {
        return login != null && !login.userCode().equals(oldCode);
    }

    private DeviceLoginStart started(Id id, LoginStatus login) {
        return new DeviceLoginStart.Started(
                id.toString(),
                URI.create(login.verificationURI()),
                URI.create(login.verificationURIComplete()),
                login.userCode(),
                remaining(login.expiresAt()),
                INTERVAL);
    }

    private Duration remaining(Instant end) {
        var remaining = Duration.between(clock.instant(), end);
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    @Override
    public Optional<DeviceLoginView> find(String id) {
        var login = Id.parse(id);
        return directory.resource(login.account()).map(account -> view(login, account));
    }

    private DeviceLoginView view(Id id, QAccount account) {
        var status = Resources.statusOf(account);
        var login = status.login();
        if (login != null) {
            // A later code was never shown to anybody here.
            return login.attempt() > 1
                    ? over(id, DeviceLoginState.EXPIRED, Optional.empty())
                    : new DeviceLoginView(
                            id.toString(),
                            DeviceLoginState.PENDING,
                            remaining(login.expiresAt()),
                            Optional.empty(),
                            Optional.empty());
        }
        if (isHandled(id, status) && holds(status, Condition.AUTHENTICATED)) {
            return over(id, DeviceLoginState.COMPLETED, Optional.empty());
        }
        var ready = status.condition(Condition.READY);
        return ready.filter(it -> it.reason().equals(AccountReason.LOGIN_EXPIRED.wireName()))
                .map(it -> over(id, DeviceLoginState.FAILED, Optional.of(it.message())))
                .orElseGet(() -> pending(id));
    }

    private static DeviceLoginView pending(Id id) {
        return new DeviceLoginView(
                id.toString(),
                DeviceLoginState.PENDING,
                PATIENCE,
                Optional.empty(),
                Optional.empty());
    }

    private static DeviceLoginView over(Id id, DeviceLoginState state, Optional<String> error) {
        return new DeviceLoginView(
                id.toString(),
                state,
                Duration.ZERO,
                error,
                state == DeviceLoginState.COMPLETED ? Optional.of(id.account()) : Optional.empty());
    }

    private static boolean isHandled(Id id, QAccountStatus status) {
        var handled = status.handled() == null ? null : status.handled().login();
        return id.request().isEmpty() || id.request().get().equals(handled);
    }

    private static boolean holds(QAccountStatus status, String condition) {
        return status.condition(condition).filter(it -> it.status().equals("True")).isPresent();
    }

    @Override
    public Optional<DeviceLoginView> await(String id, Duration patience)
            throws InterruptedException {
        var login = Id.parse(id);
        var account = directory.resource(login.account());
        if (account.isEmpty()) {
            return Optional.empty();
        }
        resources.await(account.get(), patience, _ -> isOver(id));
        return find(id);
    }

    private boolean isOver(String id) {
        return find(id).filter(it -> it.state() == DeviceLoginState.PENDING).isEmpty();
    }

    /** An account that nobody has logged in yet goes with its login; the others stay. */
    @Override
    public Optional<DeviceLoginView> cancel(String id) {
        var login = Id.parse(id);
        var account = directory.resource(login.account());
        boolean isUnused =
                login.request().isEmpty()
                        && account.map(Resources::statusOf)
                                .filter(status -> status.token() == null)
                                .isPresent();
        if (!isUnused) {
            return find(id);
        }
        resources.delete(account.orElseThrow());
        return Optional.of(over(login, DeviceLoginState.CANCELLED, Optional.empty()));
    }
}
