package io.qgateway.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.AccountUsages;
import io.qgateway.accounts.AccountsSettings;
import io.qgateway.accounts.ManagedAccounts;
import io.qgateway.accounts.database.AwaitedDatabase;
import io.qgateway.accounts.database.DatabaseConfiguration;
import io.qgateway.accounts.database.ReaderRole;
import io.qgateway.accounts.oidc.HttpOidc;
import io.qgateway.accounts.oidc.OidcTimeouts;
import io.qgateway.accounts.profile.HttpProfiles;
import io.qgateway.accounts.profile.ProfileSearch;
import io.qgateway.accounts.refresh.RefreshProbe;
import io.qgateway.accounts.refresh.RefreshTimings;
import io.qgateway.accounts.refresh.SharedRefresher;
import io.qgateway.accounts.store.StoreConfiguration;
import io.qgateway.operator.account.AccountFigures;
import io.qgateway.operator.account.AccountReconciler;
import io.qgateway.operator.account.Definition;
import io.qgateway.operator.account.EventRecorder;
import io.qgateway.operator.account.GatewayWishes;
import io.qgateway.operator.account.LoginDesk;
import io.qgateway.operator.account.OrphanSweep;
import io.qgateway.operator.account.Projection;
import io.qgateway.operator.grant.SecretGrantStore;
import io.qgateway.operator.grant.SecretGrants;
import io.qgateway.operator.login.DeviceLoginDesk;
import io.qgateway.operator.login.ImportedLogins;
import io.qgateway.operator.login.ProfileDesk;
import io.qgateway.operator.settings.ApiServer;
import io.qgateway.operator.settings.OperatorSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of the operator and how they hang together. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({DatabaseConfiguration.class, StoreConfiguration.class})
public class OperatorConfiguration {

    // Counts only where gateways write; this process records no outcomes of requests.
    private static final int NO_COUNTING = Integer.MAX_VALUE;

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    AccountsSettings accountsSettings(OperatorSettings settings) {
        return new AccountsSettings(
                Path.of(""),
                settings.database(),
                settings.sealingKeys(),
                settings.oidcEndpoint(),
                settings.proxySelector(),
                NO_COUNTING);
    }

    @Bean
    KubernetesClient kubernetesClient(ObjectProvider<Config> given) {
        return ApiServer.client(given.getIfAvailable(() -> Config.autoConfigure(null)));
    }

    /** When the tables are there: a console may wait for it. */
    @Bean
    SmartInitializingSingleton readerRole(OperatorSettings settings, AwaitedDatabase database) {
        return () ->
                settings.readerPassword()
                        .map(ReaderRole::new)
                        .ifPresent(role -> database.require(role::grant));
    }

    @Bean
    HttpOidc oidc(OperatorSettings settings) {
        return new HttpOidc(
                settings.oidcEndpoint(), settings.proxySelector(), OidcTimeouts.usual());
    }

    @Bean
    SecretGrants secretGrants(KubernetesClient client) {
        return new SecretGrants(client);
    }

    @Bean
    SharedRefresher tokenRefresher(
            SecretGrants grants,
            HttpOidc oidc,
            InstantSource clock,
            RefreshFigures figures,
            ObjectProvider<RefreshTimings> timings,
            ObjectProvider<RefreshProbe> probe) {
        return SharedRefresher.over(
                new SecretGrantStore(grants, clock),
                new PacedOidc(oidc),
                clock,
                timings.getIfAvailable(RefreshTimings::usual),
                probe.getIfAvailable(() -> RefreshProbe.NONE),
                figures);
    }

    @Bean
    RefreshFigures refreshFigures(MeterRegistry registry) {
        return new RefreshFigures(registry);
    }

    @Bean
    AccountFigures accountFigures(MeterRegistry registry) {
        return new AccountFigures(registry);
    }

    @Bean
    LoginDesk loginDesk(
            HttpOidc oidc,
            SecretGrants grants,
            KubernetesClient client,
            OperatorSettings settings,
            InstantSource clock) {
        var profiles = new HttpProfiles(settings.upstreamEndpoint(), settings.proxySelector());
        return new LoginDesk(
                new DeviceLoginDesk(oidc, grants, clock),
                new ProfileDesk(new ProfileSearch(profiles), grants, clock),
                new ImportedLogins(client),
                grants);
    }

    @Bean
    Projection projection(ManagedAccounts rows, AccountHealth health, AccountUsages usages) {
        return new Projection(rows, health, usages);
    }

    @Bean
    GatewayWishes gatewayWishes(ManagedAccounts rows, AccountStore store) {
        return new GatewayWishes(rows, store);
    }

    @Bean
    Definition definition(KubernetesClient client) {
        return new Definition(client);
    }

    @Bean
    OrphanSweep orphanSweep(
            KubernetesClient client,
            ManagedAccounts rows,
            Definition definition,
            OperatorSettings settings,
            Leadership leadership,
            MeterRegistry registry,
            InstantSource clock) {
        return new OrphanSweep(
                client,
                rows,
                definition,
                settings.namespaces(),
                leadership::leads,
                registry,
                clock);
    }

    @Bean
    AccountReconciler accountReconciler(
            LoginDesk logins,
            SecretGrants grants,
            SharedRefresher refresher,
            Projection projection,
            KubernetesClient client,
            GatewayWishes wishes,
            Definition definition,
            AccountFigures figures,
            InstantSource clock) {
        return new AccountReconciler(
                logins,
                grants,
                refresher,
                projection,
                new EventRecorder(client, clock),
                wishes,
                definition,
                figures,
                clock);
    }

    @Bean
    Leadership leadership(OperatorSettings settings, MeterRegistry registry) {
        return new Leadership(settings, registry);
    }

    @Bean
    RunningOperator runningOperator(
            KubernetesClient client,
            AccountReconciler reconciler,
            OperatorSettings settings,
            Leadership leadership,
            GatewayWishes wishes,
            OrphanSweep sweep) {
        return new RunningOperator(client, reconciler, settings, leadership, wishes, sweep);
    }

    @Bean
    HealthIndicator operatorHealthIndicator(RunningOperator operator) {
        return () ->
                operator.isRunning()
                        ? Health.up().build()
                        : Health.outOfService().withDetail("reason", "kubernetes").build();
    }
}
