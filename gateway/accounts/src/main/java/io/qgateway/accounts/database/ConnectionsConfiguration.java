package io.qgateway.accounts.database;

import io.qgateway.accounts.ChangeNotices;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What there is over a database, however it was opened. */
@Configuration(proxyBeanMethods = false)
class ConnectionsConfiguration {

    @Bean
    SmartInitializingSingleton awaitDatabase(AwaitedDatabase database) {
        return database::startWaiting;
    }

    @Bean
    DataSource dataSource(AwaitedDatabase database) {
        return database.dataSource();
    }

    @Bean
    Vendor vendor(AwaitedDatabase database) {
        return database.vendor();
    }

    @Bean
    ChangeNotices changeNotices(AwaitedDatabase database) {
        return switch (database.vendor()) {
            case POSTGRESQL -> new PostgreSqlNotices(database.unpooled());
            case SQLITE, MYSQL -> new SilentNotices();
        };
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }
}
