package io.qgateway.accounts.store;

import io.qgateway.accounts.database.Vendor;
import jakarta.persistence.EntityManagerFactory;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.community.dialect.SQLiteDialect;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;

/** The rows of accounts by JPA. */
@Configuration(proxyBeanMethods = false)
class JpaConfiguration {

    private static final String PRODUCT = "jakarta.persistence.database-product-name";

    /**
     * Declared as no more than that, because Spring starts whatever may want to weave classes, and
     * commands that need no JPA would start it for seconds.
     */
    @Bean
    FactoryBean<EntityManagerFactory> entityManagerFactory(DataSource dataSource, Vendor vendor) {
        var factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(dataSource);
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setManagedTypes(
                PersistenceManagedTypes.of(
                        AccountRow.class.getName(),
                        StandingRow.class.getName(),
                        FindingRow.class.getName(),
                        CounterRow.class.getName()));
        var properties = new HashMap<String, Object>(dialect(vendor));
        // The database may be away for now.
        properties.put("hibernate.boot.allow_jdbc_metadata_access", false);
        properties.put("hibernate.query.in_clause_parameter_padding", true);
        factory.setJpaPropertyMap(properties);
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
    JpaAccountReader accountReader(
            EntityManagerFactory entities, Transactions transactions, InstantSource clock) {
        return new JpaAccountReader(
                SharedEntityManagerCreator.createSharedEntityManager(entities),
                transactions,
                clock);
    }

    /** MariaDB's SQL is understood by MySQL as far as it is used here. */
    private static Map<String, String> dialect(Vendor vendor) {
        return switch (vendor) {
            case SQLITE -> Map.of("hibernate.dialect", SQLiteDialect.class.getName());
            case POSTGRESQL -> Map.of(PRODUCT, "PostgreSQL");
            case MYSQL -> Map.of(PRODUCT, "MariaDB");
        };
    }
}
