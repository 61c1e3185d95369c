package io.qgateway.accounts.login;

import io.qgateway.accounts.oidc.AuthorizationAnswer;
import io.qgateway.accounts.oidc.DeviceLogins;
import io.qgateway.accounts.oidc.OidcFailure;
import io.qgateway.accounts.oidc.Registration;
import io.qgateway.accounts.oidc.RegistrationAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where people start device logins and hear how they stand, at whatever gateway on the database.
 * {@link LoginRounds} moves them on. May be shared by all threads.
 */
public final class LoginDesk {

    private static final Logger LOG = LoggerFactory.getLogger(LoginDesk.class);

    /** How soon something is heard of that another gateway has done. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final DeviceLogins provider;
    private final LoginTable table;
    private final LoginNews news;

    LoginDesk(DeviceLogins provider, LoginTable table, LoginNews news) {
        this.provider = provider;
        this.table = table;
        this.news = news;
    }

    public LoginStart start(LoginWish wish) throws InterruptedException {
        return switch (provider.register(wish.region())) {
            case RegistrationAnswer.Registered(var registration) -> start(wish, registration);
            case OidcFailure failure -> new LoginStart.Failed(text(failure));
        };
    }

    private LoginStart start(LoginWish wish, Registration registration)
            throws InterruptedException {
        return switch (provider.start(registration, wish.startUrl())) {
            case AuthorizationAnswer.Started(var authorization) -> {
                var id = UUID.randomUUID().toString();
                table.forgetOld();
                table.add(id, wish, registration, authorization);
                news.announce();
                LOG.info("Device login {} waits for somebody's approval", id);
                yield new LoginStart.Started(id, authorization);
            }
            case OidcFailure failure -> new LoginStart.Failed(text(failure));
        };
    }

    public Optional<LoginStatus> find(String id) {
        return table.status(id);
    }

    /** Waits until a login is over, so long or until this gateway stops. */
    public Optional<LoginStatus> await(String id, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long seen = news.count();
            var status = table.status(id);
            var left = Duration.ofNanos(deadline - System.nanoTime());
            boolean enough = left.isNegative() || news.isLast();
            if (enough || status.filter(now -> !now.state().isOver()).isEmpty()) {
                return status;
            }
            news.awaitAfter(seen, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        }
    }

    /** Gives a login up, if nobody has decided on it. Returns how it stands then. */
    public Optional<LoginStatus> cancel(String id) {
        if (table.end(id, LoginState.PENDING, LoginState.CANCELLED, Optional.empty())) {
            news.announce();
        }
        return table.status(id);
    }

    /** Where an account was logged in the last time, if that was here. */
    public Optional<LoginPlace> lastPlaceOf(String accountId) {
        return table.lastPlaceOf(accountId);
    }

    private static String text(OidcFailure failure) {
        return switch (failure) {
            case OidcFailure.Refused(_, var description) -> description;
            case OidcFailure.Throttled(var description) -> description;
            case OidcFailure.InDoubt(var reason) -> reason;
            case OidcFailure.Unreachable(var reason) -> reason;
        };
    }
}
