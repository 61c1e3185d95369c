package io.qgateway.operator.login;

import io.qgateway.accounts.Login;
import io.qgateway.accounts.oidc.AuthorizationAnswer;
import io.qgateway.accounts.oidc.DeviceLogin;
import io.qgateway.accounts.oidc.DeviceLogins;
import io.qgateway.accounts.oidc.LoginStep;
import io.qgateway.accounts.oidc.OidcFailure;
import io.qgateway.accounts.oidc.Registration;
import io.qgateway.accounts.oidc.RegistrationAnswer;
import io.qgateway.accounts.oidc.StartUrl;
import io.qgateway.accounts.refresh.GrantStoreException;
import io.qgateway.operator.grant.PendingLogin;
import io.qgateway.operator.grant.SecretGrants;
import io.qgateway.operator.grant.StoredGrant;
import io.qgateway.operator.qaccount.AccountName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets people log accounts in. What has to outlive this process is in the grant; when to ask next
 * is not, because that would be a write for every question. May be shared by all threads, each
 * account by one at a time.
 */
public final class DeviceLoginDesk {

    /** How many codes there are for one wish. */
    static final int CODES = 3;

    private static final Logger log = LoggerFactory.getLogger(DeviceLoginDesk.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
    private static final Duration STORING = Duration.ofSeconds(1);
    // A registration that ends soon is not worth a login.
    private static final Duration LEAST_REGISTRATION = Duration.ofDays(7);

    private final DeviceLogins identityProvider;
    private final SecretGrants grants;
    private final InstantSource clock;
    private final ConcurrentMap<AccountName, DeviceLogin> running = new ConcurrentHashMap<>();

    public DeviceLoginDesk(
            DeviceLogins identityProvider, SecretGrants grants, InstantSource clock) {
        this.identityProvider = identityProvider;
        this.grants = grants;
        this.clock = clock;
    }

    /** Does what is next: begins a login, asks how it stands, or leaves a login that is done. */
    public LoginProgress look(LoginWish wish, StoredGrant grant) throws InterruptedException {
        var login = grant.login().filter(it -> isOf(it, wish));
        if (login.isPresent()) {
            return login.get().isWaiting()
                    ? ask(wish, grant, login.get())
                    : LoginProgress.done(grant);
        }
        return isNeeded(wish, grant)
                ? begin(wish, grant, 1, grant.login())
                : LoginProgress.done(cancel(grant));
    }

    /** Gives up a login that waits, if there is one. */
    public StoredGrant cancel(StoredGrant grant) {
        running.remove(grant.account());
        return grant.login().isPresent() ? grants.writeOrFail(grant.withoutLogin()) : grant;
    }

    public void forget(AccountName account) {
        running.remove(account);
    }

    private static boolean isNeeded(LoginWish wish, StoredGrant grant) {
        return grant.credentials().isEmpty()
                || wish.request().isPresent()
                || !grant.state().source().equals(Optional.of(wish.source()));
    }

    private static boolean isOf(PendingLogin login, LoginWish wish) {
        boolean asked = wish.request().isEmpty() || wish.request().equals(login.request());
        return login.source().equals(wish.source()) && asked;
    }

    private LoginProgress begin(
            LoginWish wish, StoredGrant grant, int attempt, Optional<PendingLogin> before)
            throws InterruptedException {
        var known = before.map(PendingLogin::registration).filter(it -> isGood(it, wish));
        if (known.isPresent()) {
            return begin(wish, grant, attempt, known.get());
        }
        return switch (identityProvider.register(wish.where().region())) {
            case RegistrationAnswer.Registered(var registration) ->
                    begin(wish, grant, attempt, registration);
            case OidcFailure failure -> inTrouble(grant, failure);
        };
    }

    private LoginProgress begin(
            LoginWish wish, StoredGrant grant, int attempt, Registration registration)
            throws InterruptedException {
        var startUrl = new StartUrl(wish.where().startUrl());
        return switch (identityProvider.start(registration, startUrl)) {
            case AuthorizationAnswer.Started(var authorization) -> {
                var login = DeviceLogin.begun(registration, authorization, clock.instant());
                var pending = PendingLogin.of(login, wish.source(), wish.request(), attempt);
                var stored = grants.writeOrFail(grant.waitingFor(pending));
                running.put(grant.account(), login);
                yield LoginProgress.waiting(stored, login.nextAskAt());
            }
            case OidcFailure failure -> inTrouble(grant, failure);
        };
    }

    private boolean isGood(Registration registration, LoginWish wish) {
        var soon = clock.instant().plus(LEAST_REGISTRATION);
        return registration.region().equals(wish.where().region())
                && registration.expiresAt().filter(soon::isBefore).isPresent();
    }

    private LoginProgress inTrouble(StoredGrant grant, OidcFailure failure) {
        var why =
                switch (failure) {
                    case OidcFailure.Refused(_, var description) ->
                            "The identity provider refuses a login: " + description;
                    case OidcFailure.Throttled(var description) ->
                            "The identity provider wants to be asked later: " + description;
                    case OidcFailure.InDoubt(var reason) ->
                            "The identity provider gives no usable answer: " + reason;
                    case OidcFailure.Unreachable(var reason) ->
                            "The identity provider can't be reached: " + reason;
                };
        return LoginProgress.inTrouble(grant, clock.instant().plus(AFTER_TROUBLE), why);
    }

    private LoginProgress ask(LoginWish wish, StoredGrant grant, PendingLogin pending)
            throws InterruptedException {
        var now = clock.instant();
        var login =
                running.compute(
                        grant.account(),
                        (_, known) -> isSame(known, pending) ? known : pending.resumed(now));
        if (login.expiredAt(now)) {
            return expired(wish, grant, pending);
        }
        if (!login.dueAt(now)) {
            return LoginProgress.waiting(grant, login.nextAskAt());
        }
        var answer = identityProvider.ask(login.registration(), pending.deviceCodeSecret());
        return switch (login.heard(answer, clock.instant())) {
            case LoginStep.Waiting(var next) -> {
                running.put(grant.account(), next);
                yield LoginProgress.waiting(grant, next.nextAskAt());
            }
            case LoginStep.LoggedIn(var brought) -> LoginProgress.done(keep(brought, wish, grant));
            case LoginStep.Denied() -> ended(grant, pending, "The login was denied");
            case LoginStep.Expired() -> expired(wish, grant, pending);
            case LoginStep.Failed(var why) ->
                    ended(grant, pending, "The identity provider has ended the login: " + why);
        };
    }

    private static boolean isSame(@Nullable DeviceLogin known, PendingLogin pending) {
        return known != null && known.authorization().userCode().equals(pending.userCode());
    }

    private LoginProgress expired(LoginWish wish, StoredGrant grant, PendingLogin pending)
            throws InterruptedException {
        return pending.attempt() < CODES
                ? begin(wish, grant, pending.attempt() + 1, Optional.of(pending))
                : ended(grant, pending, "Nobody has approved any of %d codes".formatted(CODES));
    }

    private LoginProgress ended(StoredGrant grant, PendingLogin pending, String why) {
        running.remove(grant.account());
        return LoginProgress.done(grants.writeOrFail(grant.waitingFor(pending.ended(why))));
    }

    /** Holds on to what a person has brought until it is stored, whoever writes meanwhile. */
    private StoredGrant keep(Login brought, LoginWish wish, StoredGrant grant)
            throws InterruptedException {
        running.remove(grant.account());
        var current = grant;
        while (true) {
            try {
                var kept = grants.write(current.loggedIn(brought, wish.source(), wish.atLeast()));
                if (kept.isPresent()) {
                    return kept.get();
                }
                current = grants.read(grant.account());
            } catch (GrantStoreException e) {
                log.error(
                        "The new login of {} can't be stored, which is tried again: {}",
                        grant.account(),
                        e.getMessage());
                Thread.sleep(STORING);
            }
        }
    }
}
