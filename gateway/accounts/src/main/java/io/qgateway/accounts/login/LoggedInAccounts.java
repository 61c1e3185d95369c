package io.qgateway.accounts.login;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountPatch;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.SecretEdit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes accounts of logins, once: the account and the login's new state are written in one
 * transaction.
 */
final class LoggedInAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedInAccounts.class);

    /** Nobody else has these tokens, so that it pays to wait for a database. */
    private static final int ATTEMPTS = 60;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long a profile is looked for. */
    private static final Duration SEARCH = Duration.ofMinutes(10);

    private final AccountStore store;
    private final LoginTable table;
    private final TransactionTemplate transactions;

    LoggedInAccounts(AccountStore store, LoginTable table, PlatformTransactionManager manager) {
        this.store = store;
        this.table = table;
        this.transactions = new TransactionTemplate(manager);
    }

    Optional<Account> find(String id) {
        return store.find(id);
    }

    /**
     * Writes the tokens of a login down.
     *
     * @return the id of the account, if the login wasn't given up meanwhile
     */
    Optional<String> keep(OpenLogin taken, Login login) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return inTransaction(() -> write(taken, login));
            } catch (RuntimeException failed) { // Whatever it is, giving up loses the login.
                if (attempt == ATTEMPTS) {
                    throw failed;
                }
                LOG.warn("The tokens of device login {} can't be stored yet", taken.id(), failed);
            }
            Thread.sleep(PAUSE);
        }
    }

    private Optional<String> write(OpenLogin taken, Login login) {
        var wish = taken.wish();
        var id = wish.logInAgain().or(() -> Optional.of(create(wish, login)));
        var account = id.flatMap(it -> store.logIn(it, login));
        if (account.isEmpty()) {
            table.end(
                    taken.id(),
                    LoginState.PENDING,
                    LoginState.FAILED,
                    Optional.of("The account was deleted meanwhile"));
            return Optional.empty();
        }
        if (!table.approve(taken.id(), account.get().id(), SEARCH)) {
            throw new GivenUp();
        }
        if (wish.startUrl().isBuilderId()) {
            completeWithoutProfile(taken, account.get());
        }
        return Optional.of(account.get().id());
    }

    /** Where a profile is needed, it serves only once that is found. */
    private String create(LoginWish wish, Login login) {
        var account =
                new NewAccount(
                        wish.label(),
                        login.clientId(),
                        Optional.of(login.clientSecret()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        wish.enabled() && wish.startUrl().isBuilderId(),
                        login.region(),
                        Optional.empty());
        return store.create(account).id();
    }

    private void completeWithoutProfile(OpenLogin taken, Account account) {
        if (account.profileArn().isPresent()) {
            store.assignProfile(account.id(), Optional.empty());
        }
        table.end(taken.id(), LoginState.APPROVED, LoginState.COMPLETED, Optional.empty());
    }

    /** The account has all that it takes. */
    void complete(OpenLogin taken, Account account, String profileArn) {
        transactions.executeWithoutResult(_ -> {
            if (table.end(
                    taken.id(), LoginState.APPROVED, LoginState.COMPLETED, Optional.empty())) {
                store.assignProfile(account.id(), Optional.of(profileArn));
                if (taken.wish().enabled() && taken.wish().logInAgain().isEmpty()) {
                    store.update(account.id(), enabled());
                }
            }
        });
    }

    private Optional<String> inTransaction(Supplier<Optional<String>> work) {
        try {
            return transactions.execute(_ -> work.get());
        } catch (GivenUp _) {
            return Optional.empty();
        }
    }

    private static AccountPatch enabled() {
        var keep = new SecretEdit.Keep();
        return new AccountPatch(
                Optional.empty(),
                Optional.empty(),
                keep,
                keep,
                keep,
                Optional.empty(),
                Optional.of(true));
    }

    /** Undoes the transaction. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
