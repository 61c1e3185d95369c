package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.AccountsSettings;
import io.qgateway.accounts.database.Vendor;
import io.qgateway.accounts.sealing.KeySource;
import io.qgateway.accounts.sealing.Keyring;
import io.qgateway.accounts.transfer.AccountTransfer;
import jakarta.persistence.EntityManagerFactory;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.community.dialect.SQLiteDialect;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts, their health and their grants over one migrated database. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    @Bean
    Keyring keyring(AccountsSettings settings, JdbcClient jdbc) {
        return new KeySource(settings.directory(), settings.sealingKeys())
                .open(SealedKeyIds.in(jdbc));
    }

    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
        var factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(dataSource);
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setManagedTypes(
                PersistenceManagedTypes.of(
                        AccountRow.class.getName(),
                        StandingRow.class.getName(),
                        FindingRow.class.getName(),
                        CounterRow.class.getName()));
        factory.setJpaPropertyMap(Map.of("hibernate.dialect", SQLiteDialect.class.getName()));
        return factory;
    }

    @Bean
    PlatformTransactionManager transactionManager(EntityManagerFactory entities) {
        return new JpaTransactionManager(entities);
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new Transactions(manager);
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
            InstantSource clock) {
        return new JpaAccountStore(
                SharedEntityManagerCreator.createSharedEntityManager(entities),
                transactions,
                changes,
                jdbc,
                keyring,
                clock);
    }

    @Bean
    AccountHealth accountHealth(
            DataSource dataSource,
            Transactions transactions,
            ChangeLog changes,
            AccountsSettings settings) {
        return new JdbcAccountHealth(
                new NamedParameterJdbcTemplate(dataSource),
                transactions,
                changes,
                settings.maxErrorCount());
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
