package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.AccountUsages;
import io.qgateway.accounts.AccountsSettings;
import io.qgateway.accounts.ManagedAccounts;
import io.qgateway.accounts.RefreshRequests;
import io.qgateway.accounts.database.AwaitedDatabase;
import io.qgateway.accounts.database.Vendor;
import io.qgateway.accounts.sealing.KeySource;
import io.qgateway.accounts.sealing.Keyring;
import io.qgateway.accounts.transfer.AccountTransfer;
import jakarta.persistence.EntityManagerFactory;
import java.time.InstantSource;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts, their health and their grants over one migrated database. */
@Configuration(proxyBeanMethods = false)
@Import(JpaConfiguration.class)
public class StoreConfiguration {

    /** While the database is away nobody knows what it holds: that is looked at when it is back. */
    @Bean
    Keyring keyring(AccountsSettings settings, AwaitedDatabase database, JdbcClient jdbc) {
        var source = new KeySource(settings.directory(), settings.sealingKeys());
        var keyring = source.open(database.isOpen() ? SealedKeyIds.in(jdbc) : Set.of());
        database.require(
                opened -> source.check(keyring, SealedKeyIds.in(JdbcClient.create(opened))));
        return keyring;
    }

    @Bean
    ChangeLog changeLog(JdbcClient jdbc, Vendor vendor) {
        return new ChangeLog(jdbc, vendor);
    }

    @Bean
    AccountStore accountStore(
            EntityManagerFactory entities,
            Transactions transactions,
            ChangeLog changes,
            JdbcClient jdbc,
            Keyring keyring,
            InstantSource clock,
            JpaAccountReader reader) {
        return new JpaAccountStore(
                SharedEntityManagerCreator.createSharedEntityManager(entities),
                transactions,
                changes,
                jdbc,
                keyring,
                clock,
                reader);
    }

    @Bean
    AccountHealth accountHealth(
            DataSource dataSource,
            Transactions transactions,
            ChangeLog changes,
            AccountsSettings settings,
            InstantSource clock) {
        return new JdbcAccountHealth(
                new NamedParameterJdbcTemplate(dataSource),
                transactions,
                changes,
                settings.maxErrorCount(),
                clock);
    }

    @Bean
    AccountUsages accountUsages(
            JdbcClient jdbc, Transactions transactions, Vendor vendor, InstantSource clock) {
        return new JdbcAccountUsages(jdbc, transactions, vendor, clock);
    }

    /** In transactions of its own kind, because it needs no JPA. */
    @Bean
    AccountTransfer accountTransfer(DataSource dataSource, ChangeLog changes, Keyring keyring) {
        return new JdbcAccountTransfer(
                new NamedParameterJdbcTemplate(dataSource),
                new TransactionTemplate(new DataSourceTransactionManager(dataSource)),
                changes,
                keyring);
    }

    @Bean
    ManagedAccounts managedAccounts(
            JdbcClient jdbc,
            Transactions transactions,
            ChangeLog changes,
            Keyring keyring,
            InstantSource clock) {
        return new JdbcManagedAccounts(jdbc, transactions, changes, keyring, clock);
    }

    @Bean
    RefreshRequests refreshRequests(JdbcClient jdbc, Vendor vendor) {
        return new JdbcRefreshRequests(jdbc, vendor);
    }

    @Bean
    RowGrantStore grantStore(
            JdbcClient jdbc,
            Vendor vendor,
            Transactions transactions,
            ChangeLog changes,
            AccountHealth health,
            Keyring keyring) {
        return new RowGrantStore(jdbc, vendor, transactions, changes, health, keyring);
    }
}
