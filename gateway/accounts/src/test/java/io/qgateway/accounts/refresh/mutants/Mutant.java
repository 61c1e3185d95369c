package io.qgateway.accounts.refresh.mutants;

import io.qgateway.accounts.oidc.Oidc;
import io.qgateway.accounts.oidc.OidcFailure.InDoubt;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.refresh.RefreshTimings;
import io.qgateway.accounts.refresh.Wiring;
import java.time.Duration;

/** Mistakes that have been made with refresh tokens, here or elsewhere. */
public enum Mutant implements Wiring {
    /** The access token is there for all to use before the refresh token is safe. */
    PUBLISHES_BEFORE_IT_PERSISTS {
        @Override
        public GrantStore store(GrantStore store, Runnable blank) {
            return new PublishesFirst(store);
        }
    },
    /** New tokens are stored whatever was stored meanwhile. */
    PERSISTS_ON_ANY_GENERATION {
        @Override
        public GrantStore store(GrantStore store, Runnable blank) {
            return new PersistsOnAnyGeneration(store);
        }
    },
    /** New tokens are given up when the store does not take them at the first time. */
    GIVES_UP_STORING {
        @Override
        public GrantStore store(GrantStore store, Runnable blank) {
            return new GivesUpStoring(store);
        }
    },
    /** A lost answer is asked for again, as HTTP clients and SDKs do by themselves. */
    RETRIES_BLINDLY {
        @Override
        public Oidc oidc(Oidc oidc) {
            return (registration, token) -> {
                var answer = oidc.refresh(registration, token);
                return answer instanceof InDoubt ? oidc.refresh(registration, token) : answer;
            };
        }
    },
    /** A refusal is judged by what was read before the call. */
    JUDGES_WITHOUT_READING {
        @Override
        public GrantStore store(GrantStore store, Runnable blank) {
            return new ReadsOnce(store);
        }
    },
    /** A refused token is deleted. */
    BLANKS_WHAT_IS_REFUSED {
        @Override
        public GrantStore store(GrantStore store, Runnable blank) {
            return new Blanks(store, blank);
        }
    },
    /** Everybody calls. */
    CLAIMS_NOTHING {
        @Override
        public GrantStore store(GrantStore store, Runnable blank) {
            return new ClaimsNothing(store);
        }
    },
    /** An answer that was lost is taken for one that will not come. */
    FORGETS_THE_DOUBT {
        @Override
        public GrantStore store(GrantStore store, Runnable blank) {
            return new ForgetsTheDoubt(store);
        }
    },
    /** An old claim is used, although others take it for dead. */
    CALLS_HOWEVER_LATE {
        @Override
        public GrantStore store(GrantStore store, Runnable blank) {
            return new ExpiresAfter(RefreshTimings.usual().claim(), store);
        }

        @Override
        public RefreshTimings timings(RefreshTimings usual) {
            return new RefreshTimings(
                    Duration.ofDays(1),
                    usual.handover(),
                    usual.patience(),
                    usual.unreachable(),
                    usual.doubt(),
                    usual.persisting());
        }
    },
    /** Whoever finds a claim expired calls at once. */
    TAKES_OVER_AT_ONCE {
        @Override
        public RefreshTimings timings(RefreshTimings usual) {
            return new RefreshTimings(
                    usual.claim(),
                    Duration.ZERO,
                    usual.patience(),
                    usual.unreachable(),
                    usual.doubt(),
                    usual.persisting());
        }
    }
}
