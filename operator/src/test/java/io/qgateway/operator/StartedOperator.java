package io.qgateway.operator;

import io.fabric8.kubernetes.client.Config;
import io.micrometer.core.instrument.MeterRegistry;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.ManagedAccounts;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.database.DatabaseUrl;
import io.qgateway.accounts.refresh.Backoff;
import io.qgateway.accounts.refresh.RefreshProbe;
import io.qgateway.accounts.refresh.RefreshTimings;
import io.qgateway.operator.settings.OperatorSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/** An operator as the program starts it, for one namespace and without election. */
final class StartedOperator implements AutoCloseable {

    static final Secret KEY = new Secret("c2VhbGluZy1rZXktb2YtdGhlLXRlc3RzLTMyLWJ5dGU=");

    /** Of the role that a console reads the database with. */
    static final Secret READER_PASSWORD = new Secret("reader-of-the-tests");

    private final ConfigurableApplicationContext context;

    private StartedOperator(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static StartedOperator start(Cluster cluster, String database, URI oidc) {
        return start(cluster, database, oidc, Cluster.config());
    }

    static StartedOperator start(Cluster cluster, String database, URI oidc, Config config) {
        var settings = settings(cluster.namespace(), database, oidc, Optional.empty());
        return start(settings, RefreshProbe.NONE, config);
    }

    /** One of several, who choose a leader. */
    static StartedOperator candidate(Cluster cluster, String database, URI oidc, Config config) {
        return candidate(cluster.namespace(), database, oidc, RefreshProbe.NONE, config);
    }

    static StartedOperator candidate(
            String namespace, String database, URI oidc, RefreshProbe probe, Config config) {
        return start(settings(namespace, database, oidc, Optional.of(namespace)), probe, config);
    }

    private static StartedOperator start(
            OperatorSettings settings, RefreshProbe probe, Config config) {
        return new StartedOperator(
                OperatorApplication.start(
                        settings,
                        beans -> {
                            beans.registerBean(Config.class, () -> config);
                            beans.registerBean(RefreshTimings.class, StartedOperator::impatient);
                            beans.registerBean(RefreshProbe.class, () -> probe);
                        }));
    }

    private static OperatorSettings settings(
            String namespace, String database, URI oidc, Optional<String> lease) {
        return new OperatorSettings(
                "127.0.0.1",
                0,
                DatabaseUrl.parse(database),
                Optional.of(KEY),
                Optional.of(READER_PASSWORD),
                Optional.of(oidc),
                Optional.of(oidc),
                Optional.empty(),
                List.of(),
                Set.of(namespace),
                lease,
                UUID.randomUUID().toString());
    }

    /** As usual, with shorter periods. */
    static RefreshTimings impatient() {
        return new RefreshTimings(
                Duration.ofSeconds(4),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                new Backoff(Duration.ofMillis(100), Duration.ofMillis(500)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Optional<PooledAccount> row(String uid) {
        return bean(ManagedAccounts.class).find(uid);
    }

    List<PooledAccount> rows() {
        return bean(AccountStore.class).pooled().accounts();
    }

    boolean leads() {
        return bean(MeterRegistry.class).get("qoperator.leader").gauge().value() == 1;
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
