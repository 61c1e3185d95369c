package io.qgateway.accounts.refresh;

import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.oidc.Oidc;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Another process: refreshes an account in each of several directories, and dies without a word
 * once all attempts have reached a point.
 */
final class DyingProcess {

    private static final int KILLED = 137;

    private final DeathPoint point;
    private final CountDownLatch alive;

    private DyingProcess(DeathPoint point, int attempts) {
        this.point = point;
        this.alive = new CountDownLatch(attempts);
    }

    /** Arguments: the point, then for each attempt directory, endpoint and account. */
    public static void main(String[] arguments) {
        int attempts = (arguments.length - 1) / 3;
        var process = new DyingProcess(DeathPoint.valueOf(arguments[0]), attempts);
        for (int i = 1; i < arguments.length; i += 3) {
            var directory = Path.of(arguments[i]);
            var endpoint = URI.create(arguments[i + 1]);
            var account = arguments[i + 2];
            new Thread(() -> process.refresh(directory, endpoint, account)).start();
        }
    }

    private void refresh(Path directory, URI endpoint, String account) {
        var accounts =
                RunningAccounts.with(
                        RunningAccounts.settings(
                                directory, Optional.empty(), Optional.of(endpoint)));
        var protocol =
                new RefreshProtocol(
                        store(accounts),
                        accounts.bean(Oidc.class),
                        accounts.clock,
                        RefreshTimings.usual(),
                        (reached, _) -> {
                            if (point.isReachedWith(reached)) {
                                die();
                            }
                        });
        try {
            protocol.attempt(account, 2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private GrantStore store(RunningAccounts accounts) {
        var store = accounts.bean(GrantStore.class);
        return point == DeathPoint.WRITTEN
                ? new UncommittedStore(
                        store, accounts.bean(PlatformTransactionManager.class), this::die)
                : store;
    }

    /** No shutdown hooks, no closing of connections. */
    private void die() {
        alive.countDown();
        try {
            alive.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().halt(KILLED);
    }
}
