package io.qgateway.simulator.idp;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Registers clients, lets people log in, and issues tokens. Thread-safe; remembers in memory. */
public final class IdentityProvider {

    private final IdpSettings settings;
    private final TokenEvents events;
    private final Secrets secrets = new Secrets();
    private final Map<String, Client> clients = new HashMap<>();
    private final Map<String, Family> familiesByRefreshToken = new HashMap<>();
    private final Map<String, Family> familiesByAccessToken = new HashMap<>();
    private final Map<String, Family> newestFamilies = new HashMap<>();
    private final Map<String, DeviceLogin> logins = new LinkedHashMap<>();
    private final Queue<IdpFault> faults = new ArrayDeque<>();
    private final Map<String, Queue<IdpFault>> faultsByAccount = new HashMap<>();
    private RotationMode rotation;

    public IdentityProvider(IdpSettings settings, TokenEvents events) {
        this.settings = settings;
        this.events = events;
        this.rotation = settings.rotation();
    }

    IdpSettings settings() {
        return settings;
    }

    /** Logs an account in without a person; a new login revokes nothing. */
    public synchronized void logIn(String account) {
        open(account, register(), secrets.refreshToken());
    }

    /** Logs an account in with credentials that were chosen before. */
    public synchronized void logIn(
            String account, String clientId, String clientSecret, String refreshToken) {
        open(account, register(clientId, clientSecret), refreshToken);
    }

    /** The newest credentials of an account; empty as long as it never logged in. */
    public synchronized Optional<Credentials> credentials(String account) {
        return Optional.ofNullable(newestFamilies.get(account)).map(IdentityProvider::credentials);
    }

    /** The account that a valid access token belongs to. */
    public synchronized Optional<String> authenticate(String accessToken) {
        var family = familiesByAccessToken.get(accessToken);
        return family != null && family.accepts(accessToken, settings.clock().instant())
                ? Optional.of(family.account())
                : Optional.empty();
    }

    /** Ends the life of every access token of an account; its refresh token stays good. */
    public synchronized void expireAccessTokens(String account) {
        newestFamily(account).expireAccessTokens();
    }

    /** Ends the newest login of an account, as an administrator would. */
    public synchronized void revoke(String account) {
        newestFamily(account).revoke();
    }

    /** Lets the next refreshes of an account fail, one after the other. */
    public synchronized void failNext(String account, List<IdpFault> next) {
        faultsByAccount.computeIfAbsent(account, _ -> new ArrayDeque<>()).addAll(next);
    }

    /** Lets the next requests for tokens fail, whoever makes them. */
    public synchronized void failNext(List<IdpFault> next) {
        faults.addAll(next);
    }

    /** Changes the rotation for the refreshes to come. */
    public synchronized void rotate(RotationMode mode) {
        rotation = mode;
    }

    /** Approves a waiting login; false when there is none with this code. */
    public synchronized boolean approve(String userCode, String account) {
        var login = loginOf(userCode);
        login.ifPresent(found -> found.approve(account));
        return login.isPresent();
    }

    /** Denies a waiting login; false when there is none with this code. */
    public synchronized boolean deny(String userCode) {
        var login = loginOf(userCode);
        login.ifPresent(DeviceLogin::deny);
        return login.isPresent();
    }

    /** The codes of the logins that were not exchanged for tokens, oldest first. */
    public synchronized List<String> waitingLogins() {
        return logins.values().stream().map(DeviceLogin::userCode).toList();
    }

    /** Forgets everything but its settings. */
    public synchronized void reset() {
        clients.clear();
        familiesByRefreshToken.clear();
        familiesByAccessToken.clear();
        newestFamilies.clear();
        logins.clear();
        faults.clear();
        faultsByAccount.clear();
        rotation = settings.rotation();
    }

    synchronized Client register() {
        return register(secrets.secret("client"), secrets.secret("secret"));
    }

    /** A new device login; empty when the client is unknown or expired. */
    synchronized Optional<DeviceLogin> startLogin(
            String clientId, String clientSecret, String startUrl) {
        return client(clientId, clientSecret).map(client -> startLogin(client, startUrl));
    }

    synchronized TokenAnswer exchangeDeviceCode(
            String clientId, String clientSecret, String deviceCode) {
        var client = client(clientId, clientSecret);
        var login = logins.get(deviceCode);
        if (client.isEmpty()) {
            return new TokenAnswer.Failed(OidcError.INVALID_CLIENT);
        }
        if (login == null || !login.client().equals(client.get())) {
            return new TokenAnswer.Failed(OidcError.INVALID_GRANT);
        }
        return unlessFaulty(faults.poll(), () -> poll(login));
    }

    /** What a refresh gets, at once. */
    public synchronized TokenAnswer refresh(
            String clientId, String clientSecret, String refreshToken) {
        var client = client(clientId, clientSecret);
        var family = familiesByRefreshToken.get(refreshToken);
        if (client.isEmpty()) {
            return new TokenAnswer.Failed(OidcError.INVALID_CLIENT);
        }
        if (family == null || !family.client().equals(client.get())) {
            return new TokenAnswer.Failed(OidcError.INVALID_GRANT);
        }
        return unlessFaulty(nextFault(family.account()), () -> renew(family, refreshToken));
    }

    private static TokenAnswer unlessFaulty(
            @Nullable IdpFault fault, Supplier<TokenAnswer> tokens) {
        return switch (fault) {
            case null -> tokens.get();
            case SLOW_DOWN -> new TokenAnswer.Failed(OidcError.SLOW_DOWN);
            case SERVER_ERROR -> new TokenAnswer.Failed(OidcError.SERVER_ERROR);
            case TOO_MANY_REQUESTS -> new TokenAnswer.Failed(OidcError.TOO_MANY_REQUESTS);
            case INVALID_GRANT -> new TokenAnswer.Failed(OidcError.INVALID_GRANT);
            case INVALID_CLIENT -> new TokenAnswer.Failed(OidcError.INVALID_CLIENT);
            case LOST_REQUEST -> new TokenAnswer.Lost();
            case LOST_RESPONSE -> {
                var _ = tokens.get();
                yield new TokenAnswer.Lost();
            }
        };
    }

    private TokenAnswer poll(DeviceLogin login) {
        return login.poll(settings.clock().instant())
                .<TokenAnswer>map(TokenAnswer.Failed::new)
                .orElseGet(() -> exchange(login));
    }

    private TokenAnswer renew(Family family, String refreshToken) {
        if (!family.isCurrent(refreshToken)) {
            events.reused(family.account());
            if (!toleratesReuse(family, refreshToken)) {
                return new TokenAnswer.Failed(OidcError.INVALID_GRANT);
            }
        }
        if (family.revoked()) {
            return new TokenAnswer.Failed(OidcError.INVALID_GRANT);
        }
        events.refreshed(family.account());
        return grant(family, rotated(family));
    }

    private boolean toleratesReuse(Family family, String refreshToken) {
        return switch (rotation) {
            case NO_ROTATION -> true;
            case ROTATE_WITH_GRACE ->
                    family.replacedWithin(
                            settings.grace(), refreshToken, settings.clock().instant());
            case ROTATE_WITH_FAMILY_REVOCATION -> {
                if (!family.revoked()) {
                    family.revoke();
                    events.familyRevoked(family.account());
                }
                yield false;
            }
        };
    }

    private Optional<String> rotated(Family family) {
        return switch (rotation) {
            case NO_ROTATION -> Optional.empty();
            case ROTATE_WITH_GRACE, ROTATE_WITH_FAMILY_REVOCATION -> {
                var next = secrets.refreshToken();
                family.rotate(next, settings.clock().instant());
                familiesByRefreshToken.put(next, family);
                yield Optional.of(next);
            }
        };
    }

    private TokenAnswer grant(Family family, Optional<String> refreshToken) {
        var lifetime = settings.accessTokenLifetime();
        var accessToken = secrets.accessToken();
        family.issue(accessToken, settings.clock().instant().plus(lifetime));
        familiesByAccessToken.put(accessToken, family);
        return new TokenAnswer.Granted(accessToken, refreshToken, lifetime);
    }

    private TokenAnswer exchange(DeviceLogin login) {
        logins.remove(login.deviceCode());
        var family = open(login.account(), login.client(), secrets.refreshToken());
        events.loggedIn(login.account(), login.isOfACompany());
        return new TokenAnswer.Granted(
                family.accessToken(),
                Optional.of(family.refreshToken()),
                settings.accessTokenLifetime());
    }

    private Family open(String account, Client client, String refreshToken) {
        var expiry = settings.clock().instant().plus(settings.accessTokenLifetime());
        var family = new Family(account, client, refreshToken, secrets.accessToken(), expiry);
        familiesByRefreshToken.put(refreshToken, family);
        familiesByAccessToken.put(family.accessToken(), family);
        newestFamilies.put(account, family);
        return family;
    }

    private Client register(String id, String secret) {
        var now = settings.clock().instant();
        var client = new Client(id, secret, now, now.plus(settings.registrationLifetime()));
        clients.put(id, client);
        return client;
    }

    private Optional<Client> client(String id, String secret) {
        return Optional.ofNullable(clients.get(id))
                .filter(client -> client.secret().equals(secret))
                .filter(client -> settings.clock().instant().isBefore(client.expiresAt()));
    }

    private DeviceLogin startLogin(Client client, String startUrl) {
        var expiresAt = settings.clock().instant().plus(settings.deviceLifetime());
        var login =
                new DeviceLogin(
                        secrets.secret("device"),
                        secrets.userCode(),
                        client,
                        startUrl,
                        expiresAt,
                        settings.deviceInterval());
        logins.put(login.deviceCode(), login);
        return login;
    }

    private Optional<DeviceLogin> loginOf(String userCode) {
        return logins.values().stream()
                .filter(login -> login.userCode().equalsIgnoreCase(userCode))
                .findFirst();
    }

    private Family newestFamily(String account) {
        return Objects.requireNonNull(
                newestFamilies.get(account), () -> account + " has never logged in");
    }

    private @Nullable IdpFault nextFault(String account) {
        var fault = faults.poll();
        return fault == null
                ? faultsByAccount.getOrDefault(account, new ArrayDeque<>()).poll()
                : fault;
    }

    private static Credentials credentials(Family family) {
        return new Credentials(
                family.client().id(),
                family.client().secret(),
                family.refreshToken(),
                family.accessToken());
    }
}
