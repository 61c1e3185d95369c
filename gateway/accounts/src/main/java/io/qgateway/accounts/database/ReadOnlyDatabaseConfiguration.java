package io.qgateway.accounts.database;

import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The database for whoever only reads: it is not migrated, but awaited until somebody else has done
 * that. It asks for a {@link DatabaseUrl}.
 */
@Configuration(proxyBeanMethods = false)
@Import(ConnectionsConfiguration.class)
public class ReadOnlyDatabaseConfiguration {

    @Bean
    AwaitedDatabase awaitedDatabase(DatabaseUrl url) {
        return AwaitedDatabase.openToRead(UnopenedDatabase.product(url, Path.of("")));
    }
}
