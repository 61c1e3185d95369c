package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccountsSettings;
import io.qgateway.accounts.oidc.HttpOidc;
import io.qgateway.accounts.oidc.Oidc;
import io.qgateway.accounts.oidc.OidcTimeouts;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The refresh protocol over the store of record, and its schedule, not yet started. */
@Configuration(proxyBeanMethods = false)
public class RefreshConfiguration {

    @Bean
    HttpOidc oidc(AccountsSettings settings) {
        return new HttpOidc(settings.oidcEndpoint(), settings.proxy(), OidcTimeouts.usual());
    }

    @Bean
    TokenRefresher tokenRefresher(
            GrantStore grants,
            Oidc oidc,
            InstantSource clock,
            ObjectProvider<RefreshProbe> probe,
            ObjectProvider<RefreshListener> listener) {
        var protocol =
                new RefreshProtocol(
                        grants,
                        oidc,
                        clock,
                        RefreshTimings.usual(),
                        probe.getIfAvailable(() -> RefreshProbe.NONE));
        return new SharedRefresher(protocol, listener.getIfAvailable(() -> (_, _, _) -> {}));
    }

    @Bean
    RefreshSchedule refreshSchedule(
            DueGrants grants,
            TokenRefresher refresher,
            InstantSource clock,
            ObjectProvider<RefreshScope> scope) {
        return new RefreshSchedule(
                grants,
                refresher,
                clock,
                ScheduleTimings.usual(),
                scope.getIfAvailable(() -> RefreshScope.ALL),
                Thread::sleep);
    }
}
