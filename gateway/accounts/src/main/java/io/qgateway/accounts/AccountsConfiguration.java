package io.qgateway.accounts;

import io.qgateway.accounts.database.DatabaseConfiguration;
import io.qgateway.accounts.refresh.RefreshConfiguration;
import io.qgateway.accounts.store.StoreConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything about accounts: {@link AccountStore}, {@link AccountHealth}, {@link
 * io.qgateway.accounts.oidc.DeviceLogins}, {@link io.qgateway.accounts.refresh.TokenRefresher} and
 * its schedule, which is for the importer to start. It asks for an {@link AccountsSettings} and a
 * {@link java.time.InstantSource}, and uses a {@link io.qgateway.accounts.refresh.RefreshListener}
 * where there is one.
 */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseConfiguration.class, StoreConfiguration.class, RefreshConfiguration.class})
public class AccountsConfiguration {}
