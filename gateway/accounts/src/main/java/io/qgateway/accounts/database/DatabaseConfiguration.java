package io.qgateway.accounts.database;

import io.qgateway.accounts.AccountsSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The database, opened and migrated, or awaited. */
@Configuration(proxyBeanMethods = false)
@Import(ConnectionsConfiguration.class)
public class DatabaseConfiguration {

    @Bean
    AwaitedDatabase awaitedDatabase(AccountsSettings settings) {
        return AwaitedDatabase.open(
                UnopenedDatabase.product(settings.database(), settings.directory()));
    }
}
