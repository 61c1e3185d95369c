package io.qgateway.accounts.store;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work on the database. Whatever goes wrong there is told as a {@link DataAccessException},
 * and a transaction that had to give way to another is run again.
 */
final class Transactions {

    private static final Logger log = LoggerFactory.getLogger(Transactions.class);
    private static final int ATTEMPTS = 3;

    private final TransactionTemplate template;
    private final HibernateJpaDialect jpa = new HibernateJpaDialect();

    Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Runs the work in a transaction, which is the caller's if there is one. */
    <T> T call(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return translated(() -> once(work));
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                log.debug("A transaction gave way to another and is run again", e);
            }
        }
    }

    /** Runs work that is whole without a transaction. */
    <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (TransactionException e) {
            throw new DataAccessResourceFailureException("The database can't be used", e);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            var translated = jpa.translateExceptionIfPossible(e);
            throw translated == null ? e : translated;
        }
    }

    private <T> T once(Supplier<T> work) {
        return requireNonNull(template.execute(_ -> work.get()));
    }
}
