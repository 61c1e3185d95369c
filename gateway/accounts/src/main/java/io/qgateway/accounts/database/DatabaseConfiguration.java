package io.qgateway.accounts.database;

import io.qgateway.accounts.AccountsSettings;
import io.qgateway.accounts.StartRefusedException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database, locked, opened and migrated. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    @Bean
    DirectoryLock directoryLock(AccountsSettings settings) {
        refuseOtherDatabases(settings.databaseUrl());
        return DirectoryLock.acquire(settings.directory());
    }

    @Bean
    DataSource dataSource(DirectoryLock lock) {
        return new SqliteDatabase(lock.directory()).open();
    }

    @Bean
    Vendor vendor() {
        return Vendor.SQLITE;
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    private static void refuseOtherDatabases(String url) {
        if (!url.isBlank()) {
            // Without the URL: it may hold a password.
            throw new StartRefusedException(
                    "DATABASE_URL is set, but this version has the embedded database only. Leave it empty to use data.sqlite3 in the working directory.");
        }
    }
}
