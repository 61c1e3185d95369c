package io.qgateway.pool;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.RefreshRequests;
import io.qgateway.accounts.refresh.RefreshOutcome;
import io.qgateway.accounts.refresh.TokenRefresher;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Gets accounts new tokens: from the identity provider where this gateway's database holds the
 * credentials, else by asking the operator that does. May be shared by all threads.
 */
final class Tokens {

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    /** A whole pool whose tokens are refused must not call the identity provider at once. */
    private static final int MOST_IN_BACKGROUND = 10;

    private final TokenRefresher refresher;
    private final RefreshRequests requests;
    private final InstantSource clock;
    private final Semaphore background = new Semaphore(MOST_IN_BACKGROUND);

    Tokens(TokenRefresher refresher, RefreshRequests requests, InstantSource clock) {
        this.refresher = refresher;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Waits for a new token; there is none when the refresh fails. Which token is to be replaced is
     * seen before it is seen that there is none: in the other order, the one that somebody else has
     * just got would be replaced as well.
     */
    Optional<AccessToken> refresh(Member member) throws InterruptedException {
        long seen = member.seenGeneration();
        var held = member.token(clock.instant());
        return held.isPresent() ? held : refresh(member, seen);
    }

    private Optional<AccessToken> refresh(Member member, long seen) throws InterruptedException {
        var token =
                switch (refresher.refresh(member.account().id(), seen)) {
                    case RefreshOutcome.Refreshed(var fresh) -> Optional.of(fresh);
                    case RefreshOutcome.AlreadyFresh(var fresh) -> Optional.of(fresh);
                    case RefreshOutcome.Refused _,
                            RefreshOutcome.InDoubt _,
                            RefreshOutcome.Unavailable _,
                            RefreshOutcome.Missing _,
                            RefreshOutcome.NoSuchAccount _ ->
                            Optional.<AccessToken>empty();
                };
        token.ifPresent(member::renew);
        return token;
    }

    /** Asks the operator for a new token, which comes with the pool's next news. */
    void request(Member member) {
        var account = member.account();
        long seen = member.seenGeneration();
        if (member.token(clock.instant()).isPresent()) {
            return;
        }
        try {
            requests.request(account.id(), seen);
        } catch (DataAccessException unavailable) {
            LOG.warn("A new token for {} could not be asked for", account.id(), unavailable);
        }
    }

    /** Has a refused token replaced while other accounts serve. */
    void replaceLater(Member member) {
        if (background.tryAcquire()) {
            Thread.ofVirtual().name("token-replacement").start(() -> replace(member));
        }
    }

    private void replace(Member member) {
        try {
            if (member.isRefreshedElsewhere()) {
                request(member);
            } else if (member.account().refreshable()) {
                refresh(member);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException defect) {
            LOG.warn("The token of {} could not be replaced", member.account().id(), defect);
        } finally {
            background.release();
        }
    }
}
