package io.qgateway.accounts.store;

import io.qgateway.accounts.database.ReadOnlyDatabaseConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An {@link io.qgateway.accounts.AccountReader} over a database that this process does not change,
 * without a key to what is sealed there. It asks for a {@link
 * io.qgateway.accounts.database.DatabaseUrl} and a {@link java.time.InstantSource}.
 */
@Configuration(proxyBeanMethods = false)
@Import({ReadOnlyDatabaseConfiguration.class, JpaConfiguration.class})
public class ReaderConfiguration {}
