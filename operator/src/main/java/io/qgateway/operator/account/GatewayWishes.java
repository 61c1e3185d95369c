package io.qgateway.operator.account;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.qgateway.accounts.AccountStatus;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.ChangePosition;
import io.qgateway.accounts.ManagedAccounts;
import io.qgateway.accounts.ManagedAccounts.WantedToken;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.operator.qaccount.AccountName;
import io.qgateway.operator.qaccount.QAccount;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Hears what gateways write: that they need a newer token, and what they have found about accounts.
 * Whatever is new makes the account be looked at. One thread reads; all may ask.
 */
public final class GatewayWishes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GatewayWishes.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final String DATABASE = "database";

    private final ManagedAccounts rows;
    private final AccountStore store;
    private final SimpleInboundEventSource<QAccount> events =
            new SimpleInboundEventSource<>("gateways");
    private final ConcurrentMap<String, AccountStatus> standings = new ConcurrentHashMap<>();
    private volatile Map<String, Long> wanted = Map.of();
    private @Nullable ChangePosition position;
    private @Nullable Thread thread;

    public GatewayWishes(ManagedAccounts rows, AccountStore store) {
        this.rows = rows;
        this.store = store;
    }

    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("gateway-wishes").start(this::run);
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    SimpleInboundEventSource<QAccount> eventSource() {
        return events;
    }

    /** Whether a gateway needs a successor of this generation. */
    boolean isWanted(String uid, long generation) {
        return wanted.getOrDefault(uid, -1L) >= generation;
    }

    private void run() {
        boolean away = false;
        try {
            while (true) {
                away = readAndSurvive(away);
                Thread.sleep(INTERVAL);
            }
        } catch (InterruptedException _) {
            log.debug("Nobody hears the gateways any more");
        }
    }

    /** Returns whether the database is away, which is told once. */
    private boolean readAndSurvive(boolean wasAway) {
        try {
            hearWishes();
            hearFindings();
            return false;
        } catch (DataAccessException e) {
            if (!wasAway) {
                log.warn(
                        "The gateways can't be heard, because the database is away: {}",
                        e.getMessage());
            }
            return true;
        }
    }

    private void hearWishes() {
        var before = wanted;
        var now = rows.wanted();
        wanted = now.stream().collect(Collectors.toMap(WantedToken::id, WantedToken::generation));
        now.stream()
                .filter(wish -> before.getOrDefault(wish.id(), -1L) < wish.generation())
                .forEach(wish -> wake(wish.origin()));
    }

    private void hearFindings() {
        var from = position;
        if (from == null) {
            var all = store.pooled();
            position = all.position();
            all.accounts().forEach(this::learn);
            keepOnly(all.accounts().stream().map(PooledAccount::id).collect(Collectors.toSet()));
            return;
        }
        var news = store.changesSince(from);
        position = news.position();
        news.changed().forEach(this::compare);
        news.deleted().forEach(standings::remove);
    }

    private void keepOnly(Set<String> ids) {
        var gone = new HashSet<>(standings.keySet());
        gone.removeAll(ids);
        gone.forEach(standings::remove);
    }

    private void compare(PooledAccount account) {
        if (account.origin().equals(DATABASE)) {
            return;
        }
        var before = standings.get(account.id());
        learn(account);
        if (!account.status().equals(before)) {
            wake(account.origin());
        }
    }

    /** Without waking anybody: whoever starts looks at everything anyway. */
    private void learn(PooledAccount account) {
        if (!account.origin().equals(DATABASE)) {
            standings.put(account.id(), account.status());
        }
    }

    private void wake(String origin) {
        var account = AccountName.ofOrigin(origin);
        events.propagateEvent(new ResourceID(account.name(), account.namespace()));
    }
}
