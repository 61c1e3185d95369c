package io.qgateway.standalone;

import static java.util.Objects.requireNonNull;

import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.NewAccount;
import io.qgateway.pool.PoolFeed;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the demo adds: an account at the simulated upstream, and plain words about it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(DemoUpstream.class)
class DemoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger("io.qgateway.demo");

    @Bean
    DemoHeaderFilter demoHeaderFilter() {
        return new DemoHeaderFilter();
    }

    /** Runs before the web server starts, so that the first request finds the account. */
    @Bean
    SmartInitializingSingleton demoAccount(
            DemoUpstream upstream, AccountStore store, PoolFeed feed) {
        return () -> {
            if (!isThere(upstream, store)) {
                store.create(account(upstream));
                feed.follow();
            }
        };
    }

    private static boolean isThere(DemoUpstream upstream, AccountStore store) {
        return store.list(AccountQuery.everything()).accounts().stream()
                .anyMatch(account -> account.clientId().equals(upstream.clientId()));
    }

    private static NewAccount account(DemoUpstream upstream) {
        return new NewAccount(
                Optional.of("demo (simulated)"),
                upstream.clientId(),
                Optional.of(upstream.clientSecret()),
                Optional.of(upstream.refreshToken()),
                Optional.empty(),
                Optional.empty(),
                true,
                NewAccount.DEFAULT_REGION,
                Optional.empty());
    }

    @Bean
    ApplicationRunner demoAnnouncement(WebServerApplicationContext context, DemoUpstream upstream) {
        return _ -> {
            var port = requireNonNull(context.getWebServer()).getPort();
            LOG.warn(
                    """
                    This is a demo: every answer comes from a simulated upstream at {}, none from a model.
                    Try it, in another terminal:

                    curl -N http://127.0.0.1:{}/v1/chat/completions -H 'content-type: application/json' \\
                      -d '{"model":"claude-sonnet-4.5","stream":true,"messages":[{"role":"user","content":"Tell me a joke"}]}'

                    curl -N http://127.0.0.1:{}/v1/messages -H 'content-type: application/json' \\
                      -d '{"model":"claude-sonnet-4.5","max_tokens":1024,"stream":true,"messages":[{"role":"user","content":"Tell me a joke"}]}'
                    """,
                    upstream.endpoint(),
                    port,
                    port);
        };
    }
}
