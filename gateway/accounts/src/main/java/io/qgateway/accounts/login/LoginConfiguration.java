package io.qgateway.accounts.login;

import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.database.Vendor;
import io.qgateway.accounts.oidc.DeviceLogins;
import io.qgateway.accounts.profile.ProfileSearch;
import io.qgateway.accounts.profile.Profiles;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.sealing.Keyring;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Device logins over the accounts' database: {@link LoginDesk}, and {@link LoginRounds}, which is
 * for the importer to start. It asks for {@link Profiles} and what {@link
 * io.qgateway.accounts.AccountsConfiguration} has.
 */
@Configuration(proxyBeanMethods = false)
public class LoginConfiguration {

    @Bean
    LoginNews loginNews() {
        return new LoginNews();
    }

    @Bean
    LoginTable loginTable(JdbcClient jdbc, Vendor vendor, Keyring keyring) {
        return new LoginTable(jdbc, vendor, keyring);
    }

    @Bean
    LoginDesk loginDesk(DeviceLogins provider, LoginTable table, LoginNews news) {
        return new LoginDesk(provider, table, news);
    }

    @Bean
    LoginRounds loginRounds(
            DeviceLogins provider,
            Profiles profiles,
            LoginTable table,
            LoginNews news,
            AccountStore store,
            GrantStore grants,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        var progress =
                new LoginProgress(
                        provider,
                        new ProfileSearch(profiles),
                        table,
                        new LoggedInAccounts(store, table, transactions),
                        grants,
                        clock);
        return new LoginRounds(table, progress, news);
    }
}
