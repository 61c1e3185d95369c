package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.oidc.Oidc;
import io.qgateway.accounts.refresh.RefreshOutcome.AlreadyFresh;
import io.qgateway.accounts.refresh.RefreshOutcome.InDoubt;
import io.qgateway.accounts.refresh.RefreshOutcome.Missing;
import io.qgateway.accounts.refresh.RefreshOutcome.NoSuchAccount;
import io.qgateway.accounts.refresh.RefreshOutcome.Refreshed;
import io.qgateway.accounts.refresh.RefreshOutcome.Refused;
import io.qgateway.accounts.refresh.RefreshOutcome.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Makes one attempt out of all calls for an account at a time. Attempts run on threads of their
 * own: whoever stops waiting doesn't stop the attempt, and closing waits for those under way.
 */
public final class SharedRefresher implements TokenRefresher, AutoCloseable {

    private final RefreshProtocol protocol;
    private final RefreshListener listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentMap<String, CompletableFuture<RefreshOutcome>> attempts =
            new ConcurrentHashMap<>();

    SharedRefresher(RefreshProtocol protocol, RefreshListener listener) {
        this.protocol = protocol;
        this.listener = listener;
    }

    /**
     * Refreshes what a store of record holds.
     *
     * @param probe is told where each attempt is
     */
    public static SharedRefresher over(
            GrantStore grants,
            Oidc oidc,
            InstantSource clock,
            RefreshTimings timings,
            RefreshProbe probe,
            RefreshListener listener) {
        return new SharedRefresher(
                new RefreshProtocol(grants, oidc, clock, timings, probe), listener);
    }

    @Override
    public RefreshOutcome refresh(String accountId, long seenGeneration)
            throws InterruptedException {
        var mine = new CompletableFuture<RefreshOutcome>();
        var running = attempts.putIfAbsent(accountId, mine);
        if (running == null) {
            start(accountId, seenGeneration, mine);
            return await(mine);
        }
        var outcome = await(running);
        // An attempt that was ending may bring just the token that the caller has seen refused.
        return bringsNothingNew(outcome, seenGeneration)
                ? refresh(accountId, seenGeneration)
                : outcome;
    }

    @Override
    public void close() {
        threads.close();
    }

    private void start(
            String accountId, long seenGeneration, CompletableFuture<RefreshOutcome> result) {
        try {
            threads.execute(() -> attempt(accountId, seenGeneration, result));
        } catch (RejectedExecutionException _) {
            attempts.remove(accountId, result);
            result.complete(new Unavailable("the gateway is shutting down"));
        }
    }

    /** The attempt is over before anybody hears of it, so that a late caller begins another. */
    private void attempt(
            String accountId, long seenGeneration, CompletableFuture<RefreshOutcome> result) {
        long start = System.nanoTime();
        try {
            var outcome = protocol.attempt(accountId, seenGeneration);
            listener.attempted(accountId, outcome, Duration.ofNanos(System.nanoTime() - start));
            attempts.remove(accountId, result);
            result.complete(outcome);
        } catch (Throwable failure) { // Whatever it is, it is the waiting callers' to know.
            attempts.remove(accountId, result);
            result.completeExceptionally(failure);
        }
    }

    private static RefreshOutcome await(CompletableFuture<RefreshOutcome> result)
            throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A refresh has failed", e.getCause());
        }
    }

    private static boolean bringsNothingNew(RefreshOutcome outcome, long seenGeneration) {
        return switch (outcome) {
            case Refreshed(AccessToken token) -> token.generation() <= seenGeneration;
            case AlreadyFresh(AccessToken token) -> token.generation() <= seenGeneration;
            case Refused _, InDoubt _, Unavailable _, Missing _, NoSuchAccount _ -> false;
        };
    }
}
