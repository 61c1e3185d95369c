package io.qgateway.console;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Logins that stand as they are told to; whoever waits for one waits no longer than that. */
final class InMemoryLogins implements DeviceLogins {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final AccountDirectory accounts;
    private final Map<String, DeviceLoginView> logins = new HashMap<>();
    private Optional<DeviceLoginWish> wish = Optional.empty();

    InMemoryLogins(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    /** The last wish that came. */
    DeviceLoginWish wish() {
        return wish.orElseThrow();
    }

    void stands(String id, DeviceLoginState state, String error, String accountId) {
        logins.put(
                id,
                new DeviceLoginView(
                        id,
                        state,
                        Duration.ofSeconds(42),
                        Optional.of(error).filter(text -> !text.isEmpty()),
                        Optional.of(accountId).filter(text -> !text.isEmpty())));
    }

    @Override
    public DeviceLoginStart start(DeviceLoginWish asked) {
        wish = Optional.of(asked);
        if (asked.region().filter("nowhere"::equals).isPresent()) {
            return new DeviceLoginStart.Unusable("region", "is none", "one such as us-east-1");
        }
        if (asked.region().filter("mars-north-1"::equals).isPresent()) {
            return new DeviceLoginStart.NotStarted("no connection");
        }
        if (asked.accountId().flatMap(accounts::find).isEmpty() && asked.accountId().isPresent()) {
            return new NoSuchAccount();
        }
        var id = "login-" + (logins.size() + 1);
        stands(id, DeviceLoginState.PENDING, "", "");
        return new DeviceLoginStart.Started(
                id,
                URI.create("https://device.example/"),
                URI.create("https://device.example/?user_code=ABCD-EFGH"),
                "ABCD-EFGH",
                LIFETIME,
                Duration.ofSeconds(1));
    }

    @Override
    public Optional<DeviceLoginView> find(String id) {
        return Optional.ofNullable(logins.get(id));
    }

    @Override
    public Optional<DeviceLoginView> await(String id, Duration patience) {
        return find(id);
    }

    @Override
    public Optional<DeviceLoginView> cancel(String id) {
        if (logins.containsKey(id)) {
            stands(id, DeviceLoginState.CANCELLED, "", "");
        }
        return find(id);
    }
}
